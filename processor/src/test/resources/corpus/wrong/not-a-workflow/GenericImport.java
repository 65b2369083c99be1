package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! not-a-workflow: 'GenericImport' cannot be a workflow: it has type parameters
class GenericImport<T> {
    @Step
    List<T> read(String file) {
        return List.of();
    }

    @Step
    Integer store(List<T> rows) {
        return rows.size();
    }
}
