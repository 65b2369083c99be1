package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! not-a-workflow: 'DefaultMethods' cannot be a workflow: it is an interface
interface DefaultMethods {
    @Step
    default String greet(Integer number) {
        return "hello " + number;
    }
}
