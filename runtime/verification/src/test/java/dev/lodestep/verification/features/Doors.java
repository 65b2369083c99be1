package dev.lodestep.verification.features;

import dev.lodestep.Carry;
import dev.lodestep.Check;
import dev.lodestep.From;
import dev.lodestep.Pausable;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;

/** A question whether there is a signal already, one that keeps none for later, one without end, and one that is asked again. */
@Workflow
public class Doors {
    public sealed interface Visit permits Guest, Courier {}

    public record Guest(String name) implements Visit {}

    public record Courier(String firm, int parcels) implements Visit {}

    public record Hint(String text) {}

    public record Knocked(String text) {}

    public record Pin(int digits) {}

    public record Opened(String text) {}

    public record Tries(int wrong) {}

    public record Closed(String text) {}

    @WaitForSignal(signal = "hint", timeout = "0s")
    Knocked knock(Optional<Hint> hint, Visit visit) {
        return new Knocked(hint.map(Hint::text).orElse("no hint for ") + visit);
    }

    @Step
    @WaitForSignal(signal = "pin", timeout = "5m", buffer = false)
    Pausable<Opened, Tries> open(Optional<Pin> pin, @Carry Optional<Tries> tries, Knocked knocked, Visit visit) {
        if (tries.isEmpty()) {
            return Pausable.ask(new Tries(0));
        }
        if (pin.isEmpty()) {
            return Pausable.done(new Opened("by nobody"));
        }
        return pin.get().digits() == 1234
                ? Pausable.done(new Opened("after " + tries.get().wrong() + " wrong ones"))
                : Pausable.ask(new Tries(tries.get().wrong() + 1));
    }

    @Check("open")
    void isNew(Pin pin, @Carry Optional<Tries> tries) {
        if (pin.digits() < 0) {
            throw new IllegalArgumentException("no pin");
        }
    }

    @Step
    String greet(Guest guest, Opened opened) {
        return "hello " + guest.name() + ", opened " + opened.text();
    }

    @Step
    String sign(Courier courier, Opened opened) {
        return courier.parcels() + " of " + courier.firm() + ", opened " + opened.text();
    }

    @SuppressWarnings("lodestep/endless-wait")
    @WaitForSignal(after = {"greet", "sign"})
    Closed close(String how, @From("greet") Optional<String> greeting) {
        return new Closed(how + greeting.map(text -> " after " + text).orElse(""));
    }
}
