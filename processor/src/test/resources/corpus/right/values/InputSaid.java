package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Both could be the input by their types; the class says which one is, and a step gives the other. */
@Workflow(input = InputSaid.Pair.class, name = "said", version = 12, priority = -3)
class InputSaid {
    record Pair(String left, String right) {}

    record Joined(String text) {}

    //= swap (pair = input)
    @Step
    Pair swap(Pair pair) {
        return new Pair(pair.right(), pair.left());
    }

    //= join <- swap (pair = swap)
    @Step
    Joined join(Pair pair) {
        return new Joined(pair.left() + pair.right());
    }
}
