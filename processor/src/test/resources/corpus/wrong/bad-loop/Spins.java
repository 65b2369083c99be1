package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Spins {
    record Job(String id) {}
    record Cursor(long row, boolean last) {}

    @Step
    Cursor prepare(Job job) {
        return new Cursor(0, false);
    }

    @Step
    //! bad-loop: the loop of 'copy' has no limit, and nothing in it pauses
    @Repeat(max = Repeat.UNBOUNDED)
    Cursor copy(Cursor cursor) {
        return new Cursor(cursor.row() + 100, true);
    }

    @Until("copy")
    boolean done(Cursor cursor) {
        return cursor.last();
    }
}
