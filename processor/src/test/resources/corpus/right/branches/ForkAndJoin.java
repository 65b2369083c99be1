package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Each mark opens a branch; what follows on it needs none until the branches join. */
@Workflow
class ForkAndJoin {
    record Topic(String name) {}

    record Plan(String text) {}

    record Text(String text) {}

    record Checked(String text) {}

    record Picture(String file) {}

    record Scaled(String file) {}

    record Page(String html) {}

    //= plan (topic = input)
    @Step
    Plan plan(Topic topic) {
        return new Plan(topic.name());
    }

    //= write <- plan (plan = plan)
    @Step
    @Parallel
    Text write(Plan plan) {
        return new Text(plan.text());
    }

    //= proofread <- write (text = write)
    @Step
    Checked proofread(Text text) {
        return new Checked(text.text());
    }

    //= paint <- plan (plan = plan)
    @Step
    @Parallel
    Picture paint(Plan plan) {
        return new Picture(plan.text());
    }

    //= scale <- paint (picture = paint)
    @Step
    @Timeout("5m")
    Scaled scale(Picture picture) {
        return new Scaled(picture.file());
    }

    //= layOut <- proofread, scale (checked = proofread, scaled = scale)
    @Step
    Page layOut(Checked checked, Scaled scaled) {
        return new Page(checked.text() + scaled.file());
    }
}
