package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    enum Way { AUTO, MANUAL }
    @Step Way choose(Integer in) { return Way.AUTO; }
    @Step(after = "choose", when = "AUTO") String auto() { return ""; }
    @Step(after = "choose", when = "MANUEL") String manual() { return ""; }
}
