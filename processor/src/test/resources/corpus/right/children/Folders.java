package com.acme;

import dev.lodestep.*;
import java.util.*;

/** It starts itself: once for each folder in a folder, and again where there is more. */
@Workflow
class Folders {
    record Folder(String path, boolean more) {}

    record Listed(List<String> folders, long bytes) {}

    record Total(long bytes) {}

    @Step
    Listed list(Folder folder) {
        return new Listed(List.of(), 1);
    }

    @Child(Folders.class)
    List<Folder> inside(Listed listed) {
        return listed.folders().stream().map(each -> new Folder(each, false)).toList();
    }

    @Child(value = Folders.class, after = "inside")
    Folder next(Folder folder) {
        return new Folder(folder.path() + "+", false);
    }

    @OnlyIf("next")
    boolean hasMore(Folder folder) {
        return folder.more();
    }

    @Step(after = "next")
    void log(List<Total> inside, Listed listed) {}

    @Result
    Total total(Listed listed, List<Total> inside, Optional<Total> next) {
        return new Total(listed.bytes() + inside.size() + next.map(Total::bytes).orElse(0L));
    }
}
