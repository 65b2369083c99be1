package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow(input = CaseOfTheInput.Command.class)
class CaseOfTheInput {
    sealed interface Command permits Open, Close, Freeze {}
    record Open(String account) implements Command {}
    record Close(String account) implements Command {}
    record Freeze(String account) implements Command {}
    record Done(String account) {}

    @Step
    //! unhandled-case: nothing goes on when the input is Freeze
    Done close(Close close) {
        return new Done(close.account());
    }

    @Step
    Done open(Open open) {
        return new Done(open.account());
    }

    @OnlyIf("open")
    boolean isNew(Command command) {
        return true;
    }
}
