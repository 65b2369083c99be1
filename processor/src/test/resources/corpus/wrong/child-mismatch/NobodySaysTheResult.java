package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Each gives what the other gives, and nobody says what that is. */
@Workflow
class NobodySaysTheResult {
    record Page(int number) {}

    //! child-mismatch: 'next' starts 'NobodySaysTheResult', which leads back here, so that nobody can tell what it gives
    @Child(NobodySaysTheResult.class)
    Page next(Page page) {
        return new Page(page.number() + 1);
    }

    @OnlyIf("next")
    boolean hasMore(Page page) {
        return page.number() < 10;
    }
}
