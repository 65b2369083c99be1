package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
record Order(int size) {
    @Step String one(Integer in) { return "" + in; }
}
