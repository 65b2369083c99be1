package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ItselfEveryTime {
    record Page(int number) {}
    record Count(int pages) {}

    //! child-cycle: no run of 'ItselfEveryTime' can end: 'next' always starts 'ItselfEveryTime' again
    @Child(ItselfEveryTime.class)
    Page next(Page page) {
        return new Page(page.number() + 1);
    }

    @Result
    Count count(Count rest) {
        return new Count(rest.pages() + 1);
    }
}
