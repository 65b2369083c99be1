package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ResultOfOneWay {
    sealed interface Decision permits Approved, Rejected {}
    record Approved(String by) implements Decision {}
    record Rejected(String by) implements Decision {}
    record Request(String id) {}
    record Answer(boolean yes) {}
    record Account(String id) {}
    record Letter(String text) {}

    @WaitForSignal(timeout = "3d")
    Decision approval(Optional<Answer> answer, Request request) {
        return new Rejected("timeout");
    }

    @Step
    Account open(Approved approved) {
        return new Account(approved.by());
    }

    @Step
    Letter decline(Rejected rejected) {
        return new Letter(rejected.by());
    }

    @Result
    String outcome(
            Optional<Letter> letter,
            //! missing-value: 'outcome', which makes the result, needs an Account, but there is none when 'approval' gives Rejected
            Account account) {
        return account.id();
    }
}
