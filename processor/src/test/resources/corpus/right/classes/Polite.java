package com.acme;

import dev.lodestep.*;
import java.util.*;

/** In the middle: it brings a step, and takes one away. */
abstract class Polite extends Greeting<Polite.Manner> {
    record Manner(String text) {}

    @Step(after = "write")
    Manner manner(Person person) {
        return new Manner(person.name());
    }

    @Override
    void log(Draft draft) {}
}
