package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Cleaning {
    @Step
    void clean() {}
}

@Workflow
class GivesNothing {
    record House(String street) {}

    @Child(Cleaning.class)
    //! child-mismatch: 'clean' returns a House, but 'Cleaning' takes nothing
    House clean(House house) {
        return house;
    }
}
