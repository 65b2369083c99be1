package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A step comes before it and another behind it, which takes what the child gives. */
@Workflow
class BehindAStep {
    record Folder(String path) {}
    record Listed(List<String> files) {}
    record Total(long bytes) {}

    @Step
    Listed list(Folder folder) {
        return new Listed(List.of());
    }

    //! child-cycle: no run of 'BehindAStep' can end: 'descend' always starts 'BehindAStep' again
    @Child(value = BehindAStep.class, after = "list")
    Folder descend(Listed listed, Folder folder) {
        return new Folder(folder.path() + "/" + listed.files().get(0));
    }

    @Step
    void print(Total total, Listed listed) {}

    @Result
    Total total(Total below, Listed listed) {
        return new Total(below.bytes() + listed.files().size());
    }
}
