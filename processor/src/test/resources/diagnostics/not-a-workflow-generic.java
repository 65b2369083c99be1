package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order<T> {
    @Step String one(T in) { return "" + in; }
}
