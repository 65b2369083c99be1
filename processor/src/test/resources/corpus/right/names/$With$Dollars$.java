package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Dollars in every name. */
@Workflow
class $With$Dollars$ {
    record $(int $) {}

    record A$B(int $1) {}

    static class In$ner {
        record $Deep(String a$b) {}
    }

    @Step
    A$B $($ $) {
        return new A$B($.$());
    }

    @WaitForSignal(timeout = "1d")
    In$ner.$Deep $$(Optional<$> $signal, A$B a$b) {
        return new In$ner.$Deep("" + a$b);
    }

    @Step(name = "$price")
    String $3($With$Dollars$.In$ner.$Deep $x) {
        return $x.a$b();
    }
}
