package com.acme;

import dev.lodestep.*;
import java.util.*;

public class HiddenAround {
    private static class Internals {
        @Workflow
        //! not-a-workflow: 'Nightly' cannot be a workflow: it is private
        static class Nightly {
            @Step
            String dump(String database) {
                return database + ".dump";
            }
        }
    }

    Object internals() {
        return new Internals.Nightly();
    }
}
