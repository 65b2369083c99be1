package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Without a limit, for there is a wait in it. */
@Workflow
class Unlimited {
    sealed interface Word permits More, Enough {}

    record More(String text) implements Word {}

    record Enough() implements Word {}

    record Room(String name) {}

    record Heard(int words) {}

    @WaitForSignal(timeout = "1h")
    Word listen(Optional<String> text, Room room) {
        return text.<Word>map(More::new).orElse(new Enough());
    }

    @Step
    @Repeat(from = "listen", max = Repeat.UNBOUNDED)
    Heard hear(More more, Optional<Heard> before) {
        return new Heard(before.map(Heard::words).orElse(0) + 1);
    }

    @Step
    int close(Enough enough, Optional<Heard> heard) {
        return heard.map(Heard::words).orElse(0);
    }
}
