package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class PredicatesOfOtherTypes {
    record Job(String id) {}
    record Progress(int percent) {}
    record Report(String text) {}

    @Step
    @Repeat(max = 20, every = "30s")
    Progress poll(Job job) {
        return new Progress(100);
    }

    @Until("poll")
    //! wrong-place: @Until does not work on 'percent': it returns Integer, not boolean
    int percent(Progress progress) {
        return progress.percent();
    }

    @Step
    Report report(Progress progress) {
        return new Report("" + progress);
    }

    @OnlyIf("report")
    //! wrong-place: @OnlyIf does not work on 'wanted': it returns Optional<Boolean>, not boolean
    Optional<Boolean> wanted(Job job) {
        return Optional.empty();
    }
}
