package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
interface Order {
    @Step default String one(Integer in) { return "" + in; }
}
