package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ElementOfNothing {
    record Batch(List<String> payouts) {}
    record Booked(String id) {}

    @Step
    List<String> expand(Batch batch) {
        return batch.payouts();
    }

    @Step
    Booked book(@ForEach String payout) {
        return new Booked(payout);
    }

    @Compensate("book")
    void unbook(
            //! wrong-place: @ForEach does not work on 'booked': the method does not run for each element
            @ForEach Booked booked) {}
}
