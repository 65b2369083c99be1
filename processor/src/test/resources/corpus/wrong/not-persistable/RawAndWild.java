package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class RawAndWild {
    record Order(String id) {}
    @SuppressWarnings("rawtypes")
    record Table(List rows) {}
    record Numbers(Set<? extends Number> all) {}

    @Step
    //! not-persistable: the result of 'load' cannot be stored: Table.rows is a List, and without its type arguments
    Table load(Order order) {
        return new Table(List.of());
    }

    @Step
    //! not-persistable: the result of 'numbers' cannot be stored: Numbers.all[] is a ?, and a wildcard does not say
    Numbers numbers(Table table) {
        return new Numbers(Set.of());
    }
}
