package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoQuotes {
    record Need(String what) {}
    record Quote(int cents) {}
    record Purchase(String id) {}

    @Step
    @Parallel
    Quote cheap(Need need) {
        return new Quote(1);
    }

    @Step
    @Parallel
    Quote fast(Need need) {
        return new Quote(2);
    }

    @Step
    Purchase buy(
            //! ambiguous-parameter: 'buy' needs a Quote, and both 'cheap' and 'fast' may have given the last one
            Quote quote) {
        return new Purchase("" + quote.cents());
    }
}
