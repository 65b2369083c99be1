package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class DeepInGenerics {
    record Query(String text) {}
    record Page<T>(List<Map<String, T>> rows, Optional<Integer> next) {}
    record Row(Cell<Price> price) {}
    record Cell<T>(T value, boolean dirty) {}
    record Price(Number amount, String currency) {}

    @Step
    //! not-persistable: the result of 'search' cannot be stored: Page<Row>.rows[][value].price.value.amount is a Number
    Page<Row> search(Query query) {
        return new Page<>(List.of(), Optional.empty());
    }
}
