package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class AloneByATypo {
    record Offer(String id) {}
    record Yes(String by) {}
    record No(String by) {}
    record Deal(String id) {}

    @Step
    Deal prepare(Offer offer) {
        return new Deal(offer.id());
    }

    @WaitForSignal(timeout = "3d", after = "prepare")
    @FirstOf("answer")
    //! bad-race: 'accept' is the only node in the race 'answer'
    String accept(Optional<Yes> yes) {
        return "";
    }

    @WaitForSignal(timeout = "3d", after = "prepare")
    @FirstOf("anwser")
    //! bad-race: 'refuse' is the only node in the race 'anwser'
    String refuse(Optional<No> no) {
        return "";
    }
}
