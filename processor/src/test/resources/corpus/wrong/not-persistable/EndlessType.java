package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class EndlessType {
    record Order(String id) {}
    record Nest<T>(T value, Optional<Nest<List<T>>> inner) {}

    @Step
    //! not-persistable: it contains ever new types of itself
    Nest<String> build(Order order) {
        return new Nest<>("", Optional.empty());
    }
}
