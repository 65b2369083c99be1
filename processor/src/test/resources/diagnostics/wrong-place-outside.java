package com.acme;

import dev.lodestep.*;
import java.util.*;

class Order {
    @Step String one(Integer in) { return "" + in; }
}
