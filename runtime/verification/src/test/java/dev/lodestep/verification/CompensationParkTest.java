package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Where compensations must not fail silently, the run waits for an operator: to try again, or to end it as it is. */
class CompensationParkTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final UnwillingMachine machine =
            UnwillingMachine.of(new Unwilling(calls::add, what -> !broken.contains(what)));

    @Test
    void all_others_are_undone_and_a_retry_undoes_what_could_not_be_in_its_order() {
        broken.addAll(Set.of("undo pay 3", "undo pay 1"));
        Outcome<Void> parked = machine.run(new Unwilling.Bill(7));

        assertThat(why(parked)).isEqualTo("undo pay 3 does not work");
        assertThat(calls).endsWith("close", "undo pay 3", "undo pay 2", "undo pay 1");
        calls.clear();
        broken.remove("undo pay 3");

        Outcome<Void> again = machine.resume(stored(parked)).retry();

        assertThat(why(again)).isEqualTo("undo pay 1 does not work");
        assertThat(calls).containsExactly("undo pay 3", "undo pay 1");
        calls.clear();
        broken.clear();

        Outcome.Failed<Void> failed = failed(machine.resume(stored(again)).retry());
        assertThat(failed.primary().message()).isEqualTo("closed already");
        assertThat(failed.compensationFailures()).isEmpty();
        assertThat(calls).containsExactly("undo pay 1");
    }

    @Test
    void go_ends_the_run_with_what_could_not_be_undone() {
        broken.add("undo pay 2");
        Outcome<Void> parked = machine.run(new Unwilling.Bill(7));
        calls.clear();

        Outcome.Failed<Void> failed = failed(machine.resume(stored(parked)).go());
        assertThat(failed.primary().message()).isEqualTo("closed already");
        assertThat(failed.compensationFailures()).hasSize(1);
        assertThat(calls).isEmpty();
    }

    private static String why(Outcome<Void> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
        return ((Outcome.Parked<Void>) outcome).failure().message();
    }

    private static Outcome.Failed<Void> failed(Outcome<Void> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed<Void>) outcome;
    }

    private static Snapshot stored(Outcome<Void> outcome) {
        return Snapshot.parse(outcome.snapshot().toJson());
    }
}
