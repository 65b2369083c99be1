package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OneSignalTwice {
    record Offer(String id) {}
    record Answer(boolean yes) {}
    record First(boolean yes) {}
    record Second(boolean yes) {}

    @WaitForSignal(signal = "answer", timeout = "3d")
    First askManager(Optional<Answer> answer, Offer offer) {
        return new First(answer.isPresent());
    }

    //! duplicate-name: 'askManager' and 'askOwner' both wait for the signal 'answer'
    @WaitForSignal(signal = "answer", timeout = "3d")
    Second askOwner(Optional<Answer> answer, First first) {
        return new Second(answer.isPresent());
    }
}
