package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! not-a-workflow: 'StepsOfAnEnum' cannot be a workflow: it is an enum
enum StepsOfAnEnum {
    INSTANCE;

    @Step
    String greet(Integer number) {
        return "hello " + number;
    }
}
