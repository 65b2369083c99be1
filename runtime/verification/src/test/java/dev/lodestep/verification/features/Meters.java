package dev.lodestep.verification.features;

import dev.lodestep.Compensate;
import dev.lodestep.Due;
import dev.lodestep.OnLimit;
import dev.lodestep.OnlyIf;
import dev.lodestep.Repeat;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Until;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Instant;
import java.util.Optional;

/** Every kind of loop: of one node and of several, one inside another, with pauses, with a limit and without, with one deadline for all rounds. */
@Workflow
public class Meters {
    /** How often to read, and by when the answers must have come. */
    public record House(int meters, int readings, Instant until) {}

    public record Meter(int number) {}

    public record Reading(int meter, int number) {}

    public record Page(int meter, int round) {}

    public record Polled(int times) {}

    public record Answer(String by) {}

    public record Asked(String text, boolean last) {}

    public record Bill(String text) {}

    @Step
    Meter meter(House house, Optional<Meter> before) {
        return new Meter(before.map(Meter::number).orElse(0) + 1);
    }

    @Step
    @Repeat(max = 9)
    Reading read(Meter meter, StepContext step) {
        return new Reading(meter.number(), step.round());
    }

    @Until("read")
    boolean isRead(Reading reading, House house) {
        return reading.number() >= house.readings();
    }

    @Compensate("read")
    void strike(Reading reading) {}

    @Step
    @Repeat(from = "meter", max = 3, onLimit = OnLimit.FAIL)
    Page note(Reading reading, Meter meter, StepContext step) {
        return new Page(meter.number(), step.round());
    }

    @Until("note")
    boolean isLast(Page page, House house) {
        return page.meter() >= house.meters();
    }

    @Compensate("note")
    void tear(Page page) {}

    @Step
    @Repeat(max = Repeat.UNBOUNDED, every = "30s")
    Polled poll(Page page, Optional<Polled> before) {
        return new Polled(before.map(Polled::times).orElse(0) + 1);
    }

    @Until("poll")
    boolean polled(Polled polled, House house) {
        return polled.times() >= house.readings();
    }

    @WaitForSignal
    @Repeat(max = 2, every = "1h", onLimit = OnLimit.GO_ON)
    Asked ask(Optional<Answer> answer, Polled polled) {
        return new Asked(answer.map(Answer::by).orElse("nobody"), answer.isEmpty());
    }

    @Due("ask")
    Instant until(House house) {
        return house.until();
    }

    @OnlyIf("ask")
    boolean asks(House house) {
        return house.readings() > 1;
    }

    @Until("ask")
    boolean answered(Asked asked) {
        return asked.last();
    }

    @Step(after = "ask")
    Bill bill(House house, Page page, Polled polled, Optional<Asked> asked) {
        return new Bill(page + " " + polled + " " + asked);
    }
}
