package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    sealed interface Move permits Left, Right, Stop {}
    record Left(int steps) implements Move {}
    record Right(int steps) implements Move {}
    record Stop(int steps) implements Move {}

    @Step Move think(Request request) { return new Stop(1); }
    @Step @Repeat(from = "think", max = 3) void left(Left left) {}
    @Step @Repeat(from = "think", max = 4) void right(Right right) {}
}
