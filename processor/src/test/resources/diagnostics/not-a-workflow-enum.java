package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
enum Order {
    ONLY;
    @Step String one(Integer in) { return "" + in; }
}
