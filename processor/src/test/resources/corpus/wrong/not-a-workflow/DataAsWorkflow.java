package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The data and what happens to it, in one: each is wrong by itself. */
@Workflow
//! not-a-workflow: 'DataAsWorkflow' cannot be a workflow: it is a record
record DataAsWorkflow(String id) {
    @Step(after = "nothing")
    String greet(Integer number) {
        return "hello " + number + id;
    }

    @Workflow
    //! not-a-workflow: 'Part' cannot be a workflow: it is an interface
    interface Part {}
}
