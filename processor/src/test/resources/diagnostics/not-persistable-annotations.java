package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record In(@Default String text) {}
    record Keyed(Map<List<String>, Integer> map) {}
    record Boxed(List<Integer>[] lists) {}
    @Step Keyed one(In in) { return null; }
    @Step Boxed two(Keyed in) { return null; }
    @UseCodec(String.class)
    @Step Long three(Boxed in) { return null; }
}
