package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A class above workflows may bring steps, also with its type variables. */
abstract class Greeting<T> {
    record Person(String name) {}

    record Draft(String text) {}

    @Step
    Draft write(Person person) {
        return new Draft(opening() + person.name());
    }

    @Step
    Draft polish(T polite) {
        return new Draft("" + polite);
    }

    @Step
    void log(Draft draft) {}

    abstract String opening();
}
