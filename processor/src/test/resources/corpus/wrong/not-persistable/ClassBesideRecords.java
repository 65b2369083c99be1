package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ClassBesideRecords {
    sealed interface Payment permits Card, Cash {}
    record Card(String number) implements Payment {}
    static final class Cash implements Payment {
        int cents;
    }
    record Order(String id) {}

    @Step
    //! not-persistable: the result of 'pay' cannot be stored
    Payment pay(Order order) {
        return new Card("");
    }
}
