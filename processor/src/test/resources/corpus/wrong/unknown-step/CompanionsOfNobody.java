package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class CompanionsOfNobody {
    record Job(String id) {}
    record Progress(int percent) {}
    record Report(String text) {}

    @Step
    //! unknown-step: 'poll' repeats from 'submit', but there is no such node
    @Repeat(from = "submit", max = 10)
    Progress poll(Job job) {
        return new Progress(0);
    }

    //! unknown-step: 'done' ends the loop of 'pol', but there is no such node; did you mean 'poll'?
    @Until("pol")
    boolean done(Progress progress) {
        return progress.percent() == 100;
    }

    @Step
    Report report(Progress progress) {
        return new Report("" + progress.percent());
    }

    //! unknown-step: 'wanted' guards 'reports', but there is no such node; did you mean 'report'?
    @OnlyIf("reports")
    boolean wanted(Job job) {
        return true;
    }

    //! unknown-step: 'failed' stands in for 'write', but there is no such node
    @Recover("write")
    Report failed(Exception failure) {
        return new Report("");
    }
}
