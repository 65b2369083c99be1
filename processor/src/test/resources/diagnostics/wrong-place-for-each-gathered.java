package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step @Parallel String one(Integer in) { return "" + in; }
    @Step @Parallel String two(Integer in) { return "" + in; }
    @Step Long three(@ForEach @From({"one", "two"}) List<String> both) { return 1L; }
}
