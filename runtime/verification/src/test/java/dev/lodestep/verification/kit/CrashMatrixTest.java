package dev.lodestep.verification.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.StepContext;
import dev.lodestep.testing.CrashMatrix;
import dev.lodestep.testing.CrashReport;
import dev.lodestep.testing.Effects;
import dev.lodestep.testing.TestWorld;
import dev.lodestep.verification.kit.Voyage.Departure;
import dev.lodestep.verification.kit.Voyage.Ticket;
import dev.lodestep.verification.kit.Voyage.Yes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a crash at the wrong moment does to steps that are not safe to repeat, and that it does nothing to those that are. */
class CrashMatrixTest {
    /** Does everything right. */
    private static class Careful implements Voyage.Harbour {
        final Effects effects;

        Careful(Effects effects) {
            this.effects = effects;
        }

        @Override
        public String book(String to, StepContext step) {
            effects.happened("book", step.idempotencyKey());
            return to + " 1";
        }

        @Override
        public void giveBack(String cabin, StepContext step) {
            effects.happened("give back", cabin);
        }

        @Override
        public CompletionStage<Departure> leave(String cabin, StepContext step) {
            effects.happened("leave", step.idempotencyKey());
            return CompletableFuture.completedFuture(new Departure(cabin + " leaves"));
        }
    }

    @Test
    void careful_steps_survive_every_crash() {
        CrashReport report = matrix(Careful::new).run(CrashMatrixTest::sails);

        assertThat(report.runs()).isOne();
        assertThat(report.crashes()).isBetween(10, 40);
        assertThat(report).hasToString("1 runs came to the same after each of " + report.crashes() + " crashes");
    }

    @Test
    void compensations_are_complete_after_every_crash() {
        CrashReport report = matrix(Careful::new).run(world -> {
            VoyageClient.connect(world.engine()).start("v1", new Ticket("Lisbon"));
            world.advance(Duration.ofDays(4));
            assertThat(world.effects().count("give back")).isOne();
        });

        assertThat(report.crashes()).isGreaterThan(8);
    }

    @Test
    void a_step_without_a_key_is_named_with_the_moment_and_the_remedy() {
        assertThatThrownBy(() -> matrix(effects -> new Careful(effects) {
                            @Override
                            public String book(String to, StepContext step) {
                                effects.happened("book");
                                return to + " 1";
                            }
                        })
                        .run(CrashMatrixTest::sails))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("step 'book' did 'book' 2 times instead of once")
                .hasMessageContaining("StepContext.idempotencyKey()")
                .hasMessageContaining(
                        "just before the result of 'book' and the opening of 'captain' would have been stored");
    }

    @Test
    void a_compensation_without_a_key_is_named() {
        assertThatThrownBy(() -> matrix(effects -> new Careful(effects) {
                            @Override
                            public void giveBack(String cabin, StepContext step) {
                                effects.happened("give back");
                            }
                        })
                        .run(world -> {
                            VoyageClient.connect(world.engine()).start("v1", new Ticket("Lisbon"));
                            world.advance(Duration.ofDays(4));
                        }))
                .hasMessageContaining("the compensation of 'book' did 'give back' 2 times instead of once");
    }

    @Test
    void a_key_that_changes_is_no_key() {
        assertThatThrownBy(() -> matrix(effects -> new Careful(effects) {
                            @Override
                            public String book(String to, StepContext step) {
                                effects.happened("book", UUID.randomUUID().toString());
                                return to + " 1";
                            }
                        })
                        .run(CrashMatrixTest::sails))
                .hasMessageContaining("its key is another one in the new process");
    }

    @Test
    void a_result_that_differs_the_second_time_is_seen() {
        assertThatThrownBy(() -> matrix(effects -> new Careful(effects) {
                            @Override
                            public CompletionStage<Departure> leave(String cabin, StepContext step) {
                                boolean again = effects.count("leave") > 0;
                                effects.happened("leave", step.idempotencyKey());
                                return again
                                        ? CompletableFuture.failedFuture(new IllegalStateException("left already"))
                                        : CompletableFuture.completedFuture(new Departure(cabin));
                            }
                        })
                        .run(CrashMatrixTest::sails))
                .hasMessageContaining("run 'v1' ends as FAILED")
                .hasMessageContaining("instead of COMPLETED");
    }

    private static CrashMatrix matrix(Function<Effects, Voyage.Harbour> harbours) {
        return CrashMatrix.of((engine, effects) -> VoyageClient.register(engine, new Voyage(harbours.apply(effects))));
    }

    private static void sails(TestWorld world) {
        VoyageClient voyages = VoyageClient.connect(world.engine());
        voyages.start("v1", new Ticket("Lisbon"));
        world.settle();
        voyages.resume("v1").captain(new Yes(true));
        world.settle();
    }
}
