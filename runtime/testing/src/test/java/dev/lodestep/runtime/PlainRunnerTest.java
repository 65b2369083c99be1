package dev.lodestep.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.Failure;
import dev.lodestep.runtime.example.OrderFulfilment;
import dev.lodestep.runtime.example.OrderFulfilment.Item;
import dev.lodestep.runtime.example.OrderFulfilment.ManagerAnswer;
import dev.lodestep.runtime.example.OrderFulfilment.OrderRequest;
import dev.lodestep.runtime.example.OrderFulfilmentClient.Node;
import dev.lodestep.runtime.example.OrderFulfilmentMachine;
import dev.lodestep.runtime.example.OrderFulfilmentState;
import dev.lodestep.runtime.example.RecordingServices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plain runner")
class PlainRunnerTest {
    private static final OrderRequest ORDER =
            new OrderRequest("ann", List.of(new Item("book", 2)), Optional.of("ann@example.org"));

    private final RecordingServices services = new RecordingServices();
    private final OrderFulfilmentMachine machine = OrderFulfilmentMachine.of(new OrderFulfilment(services));

    @Test
    @DisplayName("pauses at a wait, and goes on from the snapshot's text with the answer")
    void pausesAndResumes() {
        Outcome<Void> first = machine.run(ORDER);
        assertThat(first).isInstanceOf(Outcome.Paused.class);
        String saved = first.snapshot().toJson();
        assertThat(first.snapshot().waitsFor()).containsExactly("approval");
        assertThat(first.snapshot().due()).isPresent();

        Outcome<Void> last = machine.resume(Snapshot.parse(saved)).approval(new ManagerAnswer("bob", true));

        assertThat(last).isInstanceOf(Outcome.Completed.class);
        assertThat(services.effects)
                .containsExactly(
                        "reserve " + first.snapshot().runId() + "/reserve",
                        "charge R-ann",
                        "ship for bob",
                        "mail ann@example.org T-R-ann");
    }

    @Test
    @DisplayName("compensates in reverse order of completion when a wait's answer aborts")
    void aborts() {
        Snapshot paused = machine.run(ORDER).snapshot();
        Outcome<Void> outcome = machine.resume(paused).approval(new ManagerAnswer("bob", false));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.primary().kind()).isEqualTo(Failure.Kind.ABORTED);
            assertThat(failed.primary().type()).isEqualTo("Rejected");
        });
        assertThat(services.effects.subList(2, 4)).containsExactly("refund P-ann ABORTED Rejected", "release R-ann");
        OrderFulfilmentState state = OrderFulfilmentState.of(outcome.snapshot());
        assertThat(state.status(Node.CHARGE)).isEqualTo(NodeStatus.COMPENSATED);
        assertThat(state.charge()).isPresent();
    }

    @Test
    @DisplayName("ends a wait whose time is over with an empty payload")
    void timesOut() {
        Snapshot paused = machine.run(ORDER).snapshot();
        Instant due = paused.due().orElseThrow();

        assertThat(machine.resume(paused).onTime(due.minusNanos(1))).isInstanceOf(Outcome.Paused.class);
        assertThat(machine.resume(paused).onTime(due))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.primary().message()).contains("timeout"));
    }

    @Test
    @DisplayName("skips a guarded node, and never runs a completed one again")
    void skips() {
        OrderRequest noMail = new OrderRequest("cy", List.of(), Optional.empty());
        Snapshot paused = machine.run(noMail).snapshot();
        Outcome<Void> outcome = machine.resume(paused).approval(new ManagerAnswer("bob", true));

        assertThat(OrderFulfilmentState.of(outcome.snapshot()).status(Node.MAIL))
                .isEqualTo(NodeStatus.SKIPPED);
        assertThat(services.effects).noneMatch(effect -> effect.startsWith("mail"));
        assertThat(services.effects)
                .filteredOn(effect -> effect.startsWith("charge"))
                .hasSize(1);
    }

    @Test
    @DisplayName("ends the call at a back-off, and goes on when it is due")
    void backsOff() {
        services.onCharge = call -> {
            if (call == 1) {
                throw new IllegalArgumentException("the bank is down");
            }
        };
        Outcome<Void> paused = machine.run(ORDER);
        assertThat(paused).isInstanceOf(Outcome.Paused.class);
        assertThat(paused.snapshot().waitsFor()).isEmpty();
        assertThat(OrderFulfilmentState.of(paused.snapshot()).status(Node.CHARGE))
                .isEqualTo(NodeStatus.RETRYING);

        Outcome<Void> next =
                machine.resume(paused.snapshot()).onTime(paused.snapshot().due().orElseThrow());
        assertThat(next.snapshot().waitsFor()).containsExactly("approval");
    }

    @Test
    @DisplayName("fails with the original exception as cause when it is not to be retried")
    void fails() {
        services.onCharge = call -> {
            throw new IllegalStateException("card declined");
        };
        assertThatThrownBy(() -> machine.run(ORDER).orElseThrow())
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(
                        "step 'charge' failed at attempt 1 with java.lang.IllegalStateException: card declined")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(services.effects.get(2)).isEqualTo("release R-ann");
    }

    @Test
    @DisplayName("refuses what a snapshot does not wait for, and snapshots that are not its own")
    void refuses() {
        Outcome<Void> ended = machine.resume(machine.run(ORDER).snapshot()).approval(new ManagerAnswer("bob", true));
        assertThatThrownBy(() -> machine.resume(ended.snapshot()).approval(new ManagerAnswer("bob", true)))
                .isInstanceOf(SignalNotExpectedException.class)
                .hasMessageContaining("does not wait for 'approval'; it waits for no signal");
        assertThatThrownBy(() -> machine.resume(ended.snapshot()).retry())
                .isInstanceOf(SignalNotExpectedException.class);
        assertThatThrownBy(() -> Snapshot.parse("{\"a\":1}"))
                .isInstanceOf(SnapshotMismatchException.class)
                .hasMessageContaining("this is not a snapshot");
        String other = ended.snapshot().toJson().replace("\"version\":1", "\"version\":2");
        assertThatThrownBy(() -> machine.resume(Snapshot.parse(other)))
                .isInstanceOf(SnapshotMismatchException.class)
                .hasMessageContaining("OrderFulfilment v2");
        String damaged = ended.snapshot().toJson().replace("\"cents\":4200", "\"cents\":true");
        assertThatThrownBy(() -> machine.resume(Snapshot.parse(damaged)))
                .isInstanceOf(SnapshotMismatchException.class)
                .hasMessageContaining(
                        "OrderFulfilment v1: $.nodes.charge.completed.value.cents: expected a long, found true");
    }
}
