package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NobodyAtATime {
    record Batch(List<String> all) {}
    record Sent(String id) {}

    @Step
    List<String> expand(Batch batch) {
        return batch.all();
    }

    @Step
    //! bad-limit: 'limit' is 0, but must be at least 1
    @Concurrency(limit = 0, key = "bank")
    Sent send(
            //! bad-limit: 'maxConcurrency' is 0, but must be at least 1
            @ForEach(maxConcurrency = 0) String payout) {
        return new Sent(payout);
    }
}
