package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.workflows.Baking;
import dev.lodestep.verification.workflows.BakingClient;
import dev.lodestep.verification.workflows.BakingMachine;
import dev.lodestep.verification.workflows.Tailoring;
import dev.lodestep.verification.workflows.Tailoring.Guest;
import dev.lodestep.verification.workflows.Tailoring.Size;
import dev.lodestep.verification.workflows.TailoringClient;
import dev.lodestep.verification.workflows.TailoringMachine;
import dev.lodestep.verification.workflows.Wedding;
import dev.lodestep.verification.workflows.Wedding.Party;
import dev.lodestep.verification.workflows.Wedding.Plan;
import dev.lodestep.verification.workflows.WeddingClient;
import dev.lodestep.verification.workflows.WeddingMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows that start others, as they are written, in every runner. */
class ChildrenTest {
    private static final EngineOptions OPTIONS = EngineOptions.defaults().pollInterval(Duration.ofMillis(10));
    private static final Plan PLAN = new Plan(new Guest("tom", true), List.of("nut", "plum"), false);
    private static final Plan RAIN = new Plan(new Guest("tom", true), List.of("nut", "plum"), true);
    private static final String UNDONE = "throw away cloth of tom, give away";

    @TempDir
    Path folder;

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    private WeddingMachine machine() {
        return WeddingMachine.of(
                new Wedding(calls::add),
                BakingMachine.of(new Baking(calls::add)),
                TailoringMachine.of(new Tailoring(calls::add)));
    }

    @Test
    void the_plain_runner_runs_them_inside_and_hands_answers_on() {
        Outcome<Party> outcome = machine().run(PLAN);
        Snapshot snapshot = Snapshot.parse(outcome.snapshot().toJson());
        assertThat(snapshot.waitsFor()).containsExactly("suit/fit");

        outcome = machine().resume(snapshot).suit(suit -> suit.fit(new Size(52)));

        assertThat(outcome.orElseThrow()).isEqualTo(new Party("cloth of tom in 52 with [nut cake, plum cake]"));
        assertThat(calls)
                .containsExactly(
                        "rent",
                        "order cakes",
                        "bake nut",
                        "bake plum",
                        "order suit",
                        "cut tom",
                        "fit cloth of tom",
                        "celebrate");
    }

    @Test
    void the_plain_runner_undoes_them() {
        Snapshot snapshot = machine().run(RAIN).snapshot();

        Outcome<Party> outcome =
                machine().resume(Snapshot.parse(snapshot.toJson())).suit(suit -> suit.fit(new Size(52)));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(String.join(", ", calls)).contains(UNDONE).endsWith("leave hall for tom");
    }

    @Test
    void two_engines_on_one_file_share_the_children() {
        Path file = folder.resolve("shared.db");
        try (Engine one = Engine.open(SqliteStore.at(file), OPTIONS.name("parents"));
                Engine two = Engine.open(SqliteStore.at(file), OPTIONS.name("children"))) {
            WeddingClient weddings = WeddingClient.register(one, new Wedding(calls::add));
            weddings.start("w", PLAN);
            Eventually.holds(() -> weddings.run("w").status() == RunStatus.WAITING, () -> weddings.whyNotRunning("w"));
            assertThat(weddings.whyNotRunning("w"))
                    .contains("child 'w/cakes#0'")
                    .contains("which is READY")
                    .contains("This engine has not");

            BakingClient.register(two, new Baking(calls::add));
            TailoringClient suits = TailoringClient.register(two, new Tailoring(calls::add));
            answer(suits, weddings, "w");

            assertThat(weddings.await("w", Duration.ofSeconds(20)))
                    .isEqualTo(new Party("cloth of tom in 52 with [nut cake, plum cake]"));
            assertThat(one.list(RunQuery.all().idStartingWith("w/")).runs())
                    .extracting(RunSummary::id, run -> run.parent().orElseThrow())
                    .containsExactlyInAnyOrder(
                            Tuple.tuple("w/cakes#0", "w"), Tuple.tuple("w/cakes#1", "w"), Tuple.tuple("w/suit", "w"));
            assertThat(one.journal("w").stream().filter(row -> row.kind() == EntryKind.CHILD))
                    .hasSize(3);
            assertThat(calls).doesNotHaveDuplicates();
        }
    }

    private static void answer(TailoringClient suits, WeddingClient weddings, String id) {
        Eventually.holds(
                () -> !suits.list(RunQuery.all().idStartingWith(id + "/suit").in(RunStatus.WAITING))
                        .runs()
                        .isEmpty(),
                () -> weddings.whyNotRunning(id));
        suits.resume(id + "/suit").once("size").fit(new Size(52));
    }

    @Test
    void what_was_undone_is_purged_together() {
        try (Engine engine = Engine.open(SqliteStore.at(folder.resolve("rain.db")), OPTIONS)) {
            WeddingClient weddings = WeddingClient.register(engine, new Wedding(calls::add));
            BakingClient.register(engine, new Baking(calls::add));
            TailoringClient suits = TailoringClient.register(engine, new Tailoring(calls::add));
            weddings.start("w", RAIN);
            answer(suits, weddings, "w");

            assertThatThrownBy(() -> weddings.await("w", Duration.ofSeconds(20)))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("rain");

            assertThat(String.join(", ", calls)).contains(UNDONE).endsWith("leave hall for tom");
            assertThat(engine.find("w/suit~undo").orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(suits.state("w/suit~undo").orElseThrow().cut()).isPresent();
            assertThat(engine.purge(Duration.ZERO)).isEqualTo(7L);
            assertThat(engine.list(RunQuery.all()).runs()).isEmpty();
        }
    }

    @Test
    void a_child_that_is_cancelled_fails_its_parent() {
        try (Engine engine = Engine.open(Stores.inMemory(), OPTIONS)) {
            WeddingClient weddings = WeddingClient.register(engine, new Wedding(calls::add));
            BakingClient.register(engine, new Baking(calls::add));
            TailoringClient suits = TailoringClient.register(engine, new Tailoring(calls::add));
            weddings.start("w", PLAN);
            Eventually.holds(
                    () -> engine.find("w/suit")
                            .map(run -> run.status() == RunStatus.WAITING)
                            .orElse(false),
                    () -> weddings.whyNotRunning("w"));

            suits.cancel("w/suit", CancelMode.COMPENSATE);

            assertThatThrownBy(() -> weddings.await("w", Duration.ofSeconds(20)))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("child run 'w/suit' was cancelled");
            assertThat(calls).endsWith("leave hall for tom").contains("give away nut cake", "give away plum cake");
        }
    }
}
