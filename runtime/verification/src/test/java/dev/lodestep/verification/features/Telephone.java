package dev.lodestep.verification.features;

import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.Optional;

/** Inherits its steps, overrides one of them, and has one by an annotation of its own. */
@Workflow
@Retry(maxAttempts = 1)
public class Telephone extends Calls {
    public record Report(String text) {}

    public record Line(String text) {}

    @Override
    @Step(name = "long talk")
    Talk talk(Dialled dialled) {
        return new Talk("long " + super.talk(dialled));
    }

    @Override
    String greeting() {
        return "hello ";
    }

    @Remote
    Line check(Talk talk) {
        return new Line("line of " + talk);
    }

    @Step
    Report report(Talk talk, Optional<Line> line) {
        return new Report(talk.text() + line.map(Line::text).orElse(" without a line"));
    }
}
