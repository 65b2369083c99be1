package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Identifiers as they are written elsewhere. */
@Workflow
class Größenänderung {
    sealed interface Прием permits Да, Нет {}

    record Да(int größe) implements Прием {}

    record Нет() implements Прием {}

    record 注文(String 番号) {}

    record Καλάθι(int τιμή) {}

    @Step
    Прием prüfen(注文 order) {
        return new Да(order.番号().length());
    }

    @Step
    Καλάθι άλλαξε(Да да) {
        return new Καλάθι(да.größe());
    }

    @Step
    Καλάθι lösche(Нет нет) {
        return new Καλάθι(0);
    }

    @WaitForSignal(timeout = "1d", name = "Straße 7")
    String bestätigen(Optional<String> ja, Καλάθι καλάθι) {
        return ja.orElse("") + καλάθι;
    }
}
