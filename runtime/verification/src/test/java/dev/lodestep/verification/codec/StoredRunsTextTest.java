package dev.lodestep.verification.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.SnapshotMismatchException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.codec.Shelf.Circle;
import dev.lodestep.verification.codec.Shelf.Figure;
import dev.lodestep.verification.codec.Shelf.Point;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about stored runs: where they stand and what is wrong, never what is in them. */
class StoredRunsTextTest {
    private static final String NULL_PAYLOAD =
            "the payload of signal 'go' of dev.lodestep.verification.codec.Errand v1: $ is null, but an object with one"
                    + " field of Dot, Circle, Ring, shade-of, Labelled (Figure) is required";

    private final ErrandMachine machine = ErrandMachine.of(new Errand());
    private final Snapshot waiting =
            machine.run(new Errand.Task("secret", List.of())).snapshot();

    @Test
    void a_snapshot_shows_the_run_its_nodes_and_what_it_waits_for() {
        assertThat(waiting)
                .hasToString("Snapshot of run '" + waiting.runId()
                        + "' of dev.lodestep.verification.codec.Errand v1, not over [pack=completed, go=waiting],"
                        + " waits for go, due " + waiting.due().orElseThrow());
        assertThat(machine.resume(waiting).go(new Circle(new Point(1, 2), 3)).snapshot())
                .hasToString("Snapshot of run '" + waiting.runId()
                        + "' of dev.lodestep.verification.codec.Errand v1, completed"
                        + " [pack=completed, go=completed, done=completed]");
    }

    @Test
    void a_foreign_snapshot_shows_nothing_of_its_values() {
        String json = waiting.toJson().replace("\"completed\":{\"order\"", "\"secret2\":{\"order\"");

        assertThat(Snapshot.parse(json).toString())
                .contains("[pack=unknown, go=waiting]")
                .doesNotContain("secret");
    }

    @Test
    void a_damaged_snapshot_is_told_from_one_of_other_types() {
        String damaged = waiting.toJson().replace("\"items\":{", "\"itens\":{");
        String schema = waiting.toJson().replaceFirst("\"schema\":\"[0-9a-f]*\"", "\"schema\":\"0123456789abcdef\"");
        String older = schema.replace("\"items\":{", "\"itens\":{");
        String run = "the snapshot of run '" + waiting.runId() + "' does not fit ";
        String problem = "dev.lodestep.verification.codec.Errand v1:"
                + " $.nodes.pack.completed.value.items: expected an object (a map), but the field is missing";

        assertThatThrownBy(() -> Snapshot.parse(damaged).decode(machine.definition()))
                .isInstanceOf(SnapshotMismatchException.class)
                .hasMessage(
                        run + "its code, though its types are still the same: the snapshot was changed, or damaged: "
                                + problem);
        assertThatThrownBy(() -> Snapshot.parse(older).decode(machine.definition()))
                .isInstanceOf(SnapshotMismatchException.class)
                .hasMessage(run
                        + "this version of its code, whose types are others: resume it with the code that took it: "
                        + problem);
    }

    @Test
    void a_payload_that_is_null_is_named_by_its_signal_and_type() {
        assertThatThrownBy(() -> machine.resume(waiting).go(nothing()))
                .isInstanceOf(EncodeException.class)
                .hasMessage(NULL_PAYLOAD);
        try (Engine engine = Engine.open(Stores.inMemory(InstantSource.system()), EngineOptions.defaults())) {
            ErrandClient errands = ErrandClient.register(engine, new Errand());
            errands.start("e", new Errand.Task("secret", List.of()));

            assertThatThrownBy(() -> errands.resume("e").go(nothing()))
                    .isInstanceOf(EncodeException.class)
                    .hasMessage(NULL_PAYLOAD);
        }
    }

    @Test
    void a_state_shows_the_workflow_and_its_nodes() {
        try (Engine engine = Engine.open(Stores.inMemory(InstantSource.system()), EngineOptions.defaults())) {
            ErrandClient errands = ErrandClient.register(engine, new Errand());
            errands.start("e", new Errand.Task("secret", List.of()));

            assertThat(errands.state("e").orElseThrow().toString())
                    .matches("dev\\.lodestep\\.verification\\.codec\\.Errand v1, not over"
                            + " \\[pack=[A-Z]+, go=[A-Z]+, done=PENDING]");
        }
    }

    @SuppressWarnings("NullAway") // what careless callers do
    private static Figure nothing() {
        return null;
    }
}
