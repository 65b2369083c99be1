package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The cases of the input are branches; so several starts exclude each other. */
@Workflow(input = SealedInput.Command.class)
class SealedInput {
    sealed interface Command permits Open, Close {}

    record Open(String account) implements Command {}

    record Close(String account) implements Command {}

    record Done(String account) {}

    //= close (close = input)
    @Step
    Done close(Close close) {
        return new Done(close.account());
    }

    //= open (open = input)
    @Step
    Done open(Open open) {
        return new Done(open.account());
    }

    //= log <- close, open (done = close|open, command = input)
    @Step
    String log(Done done, Command command) {
        return done.account() + command;
    }
}
