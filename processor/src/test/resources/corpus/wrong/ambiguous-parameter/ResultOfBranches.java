package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Both halves of a fork may write the text that is the result. */
@Workflow
class ResultOfBranches {
    record Topic(String name) {}
    record Outline(List<String> points) {}
    record Text(String text) {}
    record Count(int words) {}

    @Step
    Outline outline(Topic topic) {
        return new Outline(List.of());
    }

    @Step
    @Parallel
    Text german(Outline outline) {
        return new Text("");
    }

    @Step
    @Parallel
    Text english(Outline outline) {
        return new Text("");
    }

    @Step(after = {"german", "english"})
    Count count(Topic topic) {
        return new Count(0);
    }

    @Result
    String result(
            Count count,
            //! ambiguous-parameter: 'result' needs a Text, and both 'english' and 'german' may have given the last one
            Text text) {
        return text.text();
    }
}
