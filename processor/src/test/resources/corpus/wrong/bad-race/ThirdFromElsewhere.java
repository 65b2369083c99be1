package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ThirdFromElsewhere {
    record Need(String what) {}
    record Ready(String what) {}
    record Slow(String what) {}
    record Quote(int cents) {}
    record Bought(int cents) {}

    @Step
    Ready prepare(Need need) {
        return new Ready(need.what());
    }

    @Step
    @FirstOf("quotes")
    @Parallel
    Quote first(Ready ready) {
        return new Quote(1);
    }

    @Step
    @FirstOf("quotes")
    @Parallel
    Quote second(Ready ready) {
        return new Quote(2);
    }

    @Step
    @Parallel
    Slow think(Ready ready) {
        return new Slow(ready.what());
    }

    @Step
    @FirstOf("quotes")
    //! bad-race: 'first' and 'third' cannot race in 'quotes': they do not follow the same nodes
    Quote third(Slow slow) {
        return new Quote(3);
    }

    @Step
    Bought buy(Quote quote) {
        return new Bought(quote.cents());
    }
}
