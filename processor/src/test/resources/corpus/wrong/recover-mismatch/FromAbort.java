package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class FromAbort {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        throw new WorkflowAbort("no money");
    }

    @Recover("charge")
    Receipt free(
            //! recover-mismatch: 'free' would stand in for a WorkflowAbort, which always ends the run
            WorkflowAbort abort) {
        return new Receipt("free");
    }
}
