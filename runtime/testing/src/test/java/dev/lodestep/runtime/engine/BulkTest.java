package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.BulkAction;
import dev.lodestep.runtime.BulkProgress;
import dev.lodestep.runtime.BulkSummary;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In bulk")
class BulkTest {
    private static final RunQuery THREE = RunQuery.all().pageOf(3);
    private static final Note NOTE = new Note("ann", "the bank is down");

    private final Scene scene = Scene.orderly();
    private boolean broken = true;
    private final Script.Machine fragile = Script.named("fragile")
            .onFailure(OnFailure.PARK)
            .node(
                    step("work")
                            .retry(RetryPolicy.of(1, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0))
                            .returns(Codecs.STRING),
                    in -> {
                        if (broken) {
                            throw new IllegalStateException("broken");
                        }
                        return "done";
                    })
            .resultOf("work")
            .machine();
    private final Script.Machine patient = Script.named("patient")
            .node(waitFor("w", "go", Codecs.STRING).returns(Codecs.STRING), in -> in.payload())
            .resultOf("w")
            .machine();
    private final Worker worker = scene.worker(fragile, patient);
    private final Engine engine = worker.engine();

    private void start(Script.Machine machine, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            worker.start(machine, prefix + i, "x");
        }
        scene.world.run(Scene.MOMENT);
    }

    @Test
    @DisplayName("parked runs are tried again, page by page, and it is told how far it is")
    void retry() {
        start(fragile, "r", 8);
        assertThat(engine.count("fragile")).isEqualTo(Map.of(RunStatus.PARKED, 8L));
        broken = false;
        List<BulkProgress> told = new ArrayList<>();

        BulkSummary summary =
                engine.bulk(THREE.failedWith(IllegalStateException.class), new BulkAction.Retry(), told::add);

        assertThat(summary).isEqualTo(new BulkSummary(8, 0, List.of(), true, summary.next(), summary.stoppedBy()));
        assertThat(summary.next()).isEmpty();
        assertThat(told).extracting(BulkProgress::done).containsExactly(3L, 6L, 8L);
        scene.world.run(Scene.MOMENT);
        assertThat(engine.count("fragile")).isEqualTo(Map.of(RunStatus.COMPLETED, 8L));
    }

    @Test
    @DisplayName("what fails again is not tried for ever")
    void retryInVain() {
        start(fragile, "r", 4);

        BulkSummary summary = engine.bulk(
                RunQuery.all().pageOf(1).in(RunStatus.PARKED),
                new BulkAction.Retry(),
                progress -> scene.world.run(Scene.MOMENT));

        assertThat(summary.done()).isEqualTo(4);
        assertThat(fragile.calls).hasSize(8);
        assertThat(engine.count(null)).isEqualTo(Map.of(RunStatus.PARKED, 4L));
    }

    @Test
    @DisplayName(
            "runs are cancelled, those that have ended are named with the reason, and those that start meanwhile are spared")
    void cancel() {
        start(patient, "r", 5);
        worker.signal(patient, "r1", "go", "yes");
        scene.world.run(Scene.MOMENT);

        BulkSummary summary = engine.bulk(THREE, new BulkAction.Cancel(CancelMode.STOP), progress -> {
            scene.world.run(Scene.MOMENT);
            worker.start(patient, "new" + progress.done(), "x");
        });

        scene.world.run(Scene.MOMENT);
        assertThat(summary.done()).isEqualTo(4);
        assertThat(summary.refusals()).containsExactly(new BulkSummary.Refusal("r1", "it has ended COMPLETED"));
        assertThat(engine.count(null))
                .containsEntry(RunStatus.CANCELLED, 4L)
                .containsEntry(RunStatus.COMPLETED, 1L)
                .containsEntry(RunStatus.WAITING, 2L);
    }

    @Test
    @DisplayName("runs that change between the page and their turn are taken as they are by then")
    void changing() {
        start(patient, "r", 3);
        scene.faults = (operation, arguments) -> {
            if (operation.equals("list")) {
                scene.faults = (next, more) -> {
                    if (next.equals("deliver")) {
                        scene.faults = (any, of) -> Fault.NONE;
                        worker.signal(patient, "r0", "go", "yes");
                        scene.world.run(Scene.MOMENT);
                    }
                    return Fault.NONE;
                };
            }
            return Fault.NONE;
        };

        BulkSummary summary = engine.bulk(RunQuery.all(), new BulkAction.Cancel(CancelMode.STOP));

        assertThat(summary.done()).isEqualTo(2);
        assertThat(summary.refusals()).containsExactly(new BulkSummary.Refusal("r0", "it has ended"));
    }

    @Test
    @DisplayName("runs are paused and let go on, with who wants it and why")
    void pause() {
        start(patient, "r", 4);

        assertThat(engine.bulk(THREE, new BulkAction.Pause(NOTE)).done()).isEqualTo(4);
        scene.world.run(Scene.MOMENT);
        assertThat(engine.count(null)).isEqualTo(Map.of(RunStatus.PARKED, 4L));
        assertThat(worker.run("r3").reason()).contains("paused by ann: the bank is down");
        assertThat(engine.bulk(THREE, new BulkAction.Go(NOTE)).done()).isEqualTo(4);
        scene.world.run(Scene.MOMENT);
        assertThat(engine.count(null)).isEqualTo(Map.of(RunStatus.WAITING, 4L));
    }

    @Test
    @DisplayName("ended runs are purged, and others refused with the reason")
    void purge() {
        broken = false;
        start(fragile, "done", 5);
        start(patient, "open", 2);

        BulkSummary summary = engine.bulk(THREE, new BulkAction.Purge());

        assertThat(summary.done()).isEqualTo(5);
        assertThat(summary.refusals())
                .containsExactly(
                        new BulkSummary.Refusal("open0", "it has not ended, it is WAITING"),
                        new BulkSummary.Refusal("open1", "it has not ended, it is WAITING"));
        assertThat(engine.list(RunQuery.all()).runs()).hasSize(2);
    }

    @Test
    @DisplayName("what the store interrupts goes on where it stopped")
    void resumed() {
        start(patient, "r", 7);
        int[] delivered = new int[1];
        scene.faults = (operation, arguments) ->
                operation.equals("deliver") && ++delivered[0] == 5 ? Fault.BEFORE : Fault.NONE;

        BulkSummary stopped = engine.bulk(THREE, new BulkAction.Cancel(CancelMode.STOP));

        assertThat(stopped.finished()).isFalse();
        assertThat(stopped.done()).isEqualTo(4);
        assertThat(stopped.stoppedBy()).isPresent();
        BulkSummary rest =
                engine.bulk(THREE.after(stopped.next().orElseThrow()), new BulkAction.Cancel(CancelMode.STOP));
        assertThat(rest.finished()).isTrue();
        assertThat(rest.done()).isEqualTo(3);
        assertThat(rest.refused()).isZero();
    }

    @Test
    @DisplayName("an interrupt stops it after a page, and what hears of it may stop it by throwing")
    void interrupted() {
        start(patient, "r", 7);

        BulkSummary stopped = engine.bulk(
                THREE,
                new BulkAction.Pause(NOTE),
                progress -> Thread.currentThread().interrupt());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.finished()).isFalse();
        assertThat(stopped.done()).isEqualTo(3);
        assertThatThrownBy(() -> engine.bulk(THREE, new BulkAction.Pause(NOTE), progress -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }
}
