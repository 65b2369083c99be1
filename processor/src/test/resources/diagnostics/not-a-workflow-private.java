package com.acme;

import dev.lodestep.*;
import java.util.*;

class Shop {
    @Workflow
    private static class Order {
        @Step String one(Integer in) { return "" + in; }
    }
}
