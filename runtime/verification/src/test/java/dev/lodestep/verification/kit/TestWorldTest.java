package dev.lodestep.verification.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.StepContext;
import dev.lodestep.runtime.AwaitTimeoutException;
import dev.lodestep.testing.Recording;
import dev.lodestep.testing.TestWorld;
import dev.lodestep.testing.WorkflowTest;
import dev.lodestep.verification.kit.Voyage.Departure;
import dev.lodestep.verification.kit.Voyage.Ticket;
import dev.lodestep.verification.kit.Voyage.Yes;
import dev.lodestep.verification.kit.VoyageClient.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test can do in a world of its own. */
@WorkflowTest
class TestWorldTest {
    private static final Ticket TICKET = new Ticket("Lisbon");

    @TempDir
    Path folder;

    private static final class Pier implements Voyage.Harbour {
        private int full;

        @Override
        public String book(String to, StepContext step) {
            if (step.attempt() <= full) {
                throw new IllegalStateException("no cabin yet");
            }
            return to + " 1";
        }

        @Override
        public CompletionStage<Departure> leave(String cabin, StepContext step) {
            return CompletableFuture.supplyAsync(() -> new Departure(cabin + " leaves"));
        }
    }

    @Test
    void back_off_sleeps_and_stages_of_other_threads_pass_in_no_time(TestWorld world) {
        Pier pier = new Pier();
        pier.full = 2;
        VoyageClient voyages = VoyageClient.register(world.engine(), new Voyage(pier));
        Instant begin = world.now();
        voyages.start("v1", TICKET);
        world.settle();
        world.assertThatRun("v1")
                .waitsFor("captain")
                .failedAttempts(Node.BOOK, 2)
                .completed(Node.BOOK);
        assertThat(Duration.between(begin, world.now())).isBetween(Duration.ofHours(2), Duration.ofHours(3));

        voyages.resume("v1").captain(new Yes(true));
        world.settle();

        world.assertThatRun("v1").isCompleted().completed(Node.BOOK, Node.CAPTAIN, Node.LEAVE);
        assertThat(voyages.state("v1").orElseThrow().leave()).contains(new Departure("Lisbon 1 leaves"));
    }

    @Test
    void a_wait_times_out_when_its_time_has_passed_and_not_before(TestWorld world) {
        VoyageClient voyages = VoyageClient.register(world.engine(), new Voyage(new Pier()));
        voyages.start("v1", TICKET);
        world.advance(Duration.ofHours(47));
        world.assertThatRun("v1").waitsFor("captain");
        assertThatThrownBy(() -> voyages.await("v1", Duration.ofDays(1))).isInstanceOf(AwaitTimeoutException.class);

        world.advance(Duration.ofHours(2));

        world.assertThatRun("v1").isFailed().didNotComplete(Node.LEAVE).undid(Node.BOOK);
    }

    @Test
    void each_test_has_a_world_of_its_own(TestWorld world, TestWorld same) {
        assertThat(same).isSameAs(world);
        assertThatThrownBy(() -> world.assertThatRun("v1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there is no run 'v1'");
    }

    @Test
    void an_assertion_that_fails_says_where_the_run_stands(TestWorld world) {
        VoyageClient.register(world.engine(), new Voyage(new Pier())).start("v1", TICKET);
        world.settle();

        assertThatThrownBy(() -> world.assertThatRun("v1").isCompleted())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("v1")
                .hasMessageContaining("captain");
    }

    @Test
    void what_was_recorded_is_read_by_the_code_of_today_or_said_not_to_be(TestWorld world) throws Exception {
        VoyageClient.register(world.engine(), new Voyage(new Pier())).start("v1", TICKET);
        world.settle();
        Path file = folder.resolve("journals/v1.jsonl");
        Recording.of(world.engine(), "v1").save(file);

        assertThat(Recording.all(file.getParent()))
                .singleElement()
                .satisfies(
                        run -> assertThat(run.replay(VoyageMachine.DEFINITION).lastCompletion("book"))
                                .isNotNull());

        Files.write(
                file,
                List.of(Files.readString(file)
                        .replace("\"number\\\"", "\"count\\\"")
                        .split("\n")));
        assertThatThrownBy(() -> Recording.read(file).replay(VoyageMachine.DEFINITION))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("run 'v1'")
                .hasMessageContaining("book")
                .hasMessageContaining("number");
    }
}
