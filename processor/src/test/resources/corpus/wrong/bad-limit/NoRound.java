package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class NoRound {
    record Job(String id) {}
    record Progress(int percent) {}

    @Step
    //! bad-limit: 'max' is 0, but must be at least 1
    @Repeat(max = 0)
    Progress poll(Job job) {
        return new Progress(1);
    }

    @Until("poll")
    boolean done(Progress progress) {
        return true;
    }
}
