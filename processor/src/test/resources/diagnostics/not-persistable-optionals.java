package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step Optional<Optional<String>> one(String in) { return Optional.empty(); }
    @Step(after = "one") List<Optional<String>> two() { return List.of(); }
}
