package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.MissedTicks;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.InvalidScheduleException;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.store.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scheduled workflow")
class ScheduledRunsTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private Scene scene = Scene.orderly();
    private final List<String> ran = new ArrayList<>();

    /** Notes the tick that it takes, and how late it is in whole seconds. */
    private final class Job extends WorkflowMachine<Instant, Void> {
        private final String name;

        Job(String name, int version, String every, MissedTicks missed) {
            super(WorkflowDefinition.<Instant, Void>of(name, version, "x")
                    .input(Codecs.INSTANT)
                    .schedule(every, "UTC", missed)
                    .node(NodeDefinition.step("note").takes(Binding.input()))
                    .build());
            this.name = name + version;
        }

        @Override
        public @Nullable Object invoke(String node, Arguments in) {
            Instant tick = in.get(0);
            assertThat(in.step().runId()).isEqualTo(name.substring(0, name.length() - 1) + "@" + tick);
            Duration late = Duration.between(tick, scene.world.instant());
            ran.add(name + " " + Duration.between(START, tick).toMinutes() + "+" + late.toSeconds());
            return null;
        }
    }

    private Worker worker(WorkflowMachine<?, ?>... machines) {
        while (true) {
            try {
                return scene.worker(EngineOptions::keepStoreOpen, machines);
            } catch (StoreUnavailableException again) {
                scene.world.run(Duration.ofSeconds(1));
            }
        }
    }

    private List<RunRow> runs() {
        return scene.store.list(RunQuery.all().pageOf(1000));
    }

    private void minutes(int minutes) {
        scene.world.run(Duration.ofMinutes(minutes));
    }

    @Test
    @DisplayName("runs once for each tick, at the tick, whatever the number of workers")
    void once() {
        IntStream.range(0, 4).forEach(i -> worker(new Job("job", 1, "10", MissedTicks.SKIP)));
        minutes(35);
        assertThat(ran).containsExactly("job1 10+0", "job1 20+0", "job1 30+0");
        assertThat(runs())
                .extracting(RunRow::id)
                .contains("job@2030-01-01T00:10:00Z")
                .hasSize(3);
    }

    @Test
    @DisplayName("leaves out the ticks at which no worker was up")
    void skips() {
        Worker first = worker(new Job("job", 1, "10", MissedTicks.SKIP));
        minutes(15);
        first.process().kill();
        minutes(30);
        worker(new Job("job", 1, "10", MissedTicks.SKIP));
        minutes(10);
        assertThat(ran).containsExactly("job1 10+0", "job1 50+0");
    }

    @Test
    @DisplayName(
            "makes up for the latest tick at which no worker was up, where it is to, but for none before its first")
    void catchesUp() {
        scene.world.run(Duration.ofMinutes(5));
        Worker first = worker(new Job("job", 1, "10", MissedTicks.LATEST));
        minutes(10);
        assertThat(ran).containsExactly("job1 10+0");
        first.process().kill();
        minutes(30);
        worker(new Job("job", 1, "10", MissedTicks.LATEST));
        worker(new Job("job", 1, "10", MissedTicks.LATEST));
        minutes(10);
        assertThat(ran).containsExactly("job1 10+0", "job1 40+300", "job1 50+0");
    }

    @Test
    @DisplayName("runs late when the store was away at the tick, once for all that it missed")
    void storeAway() {
        worker(new Job("job", 1, "10", MissedTicks.SKIP));
        scene.faults = (operation, arguments) -> Fault.BEFORE;
        minutes(25);
        scene.faults = (operation, arguments) -> Fault.NONE;
        minutes(10);
        assertThat(ran).hasSize(2);
        assertThat(ran.get(0)).startsWith("job1 20+30");
        assertThat(ran.get(1)).isEqualTo("job1 30+0");
    }

    @Test
    @DisplayName("goes on in the version that is newest in a worker, and an older one beside it starts the same runs")
    void versions() {
        worker(new Job("job", 1, "10", MissedTicks.SKIP), new Job("job", 2, "20", MissedTicks.SKIP));
        minutes(45);
        assertThat(ran).containsExactly("job2 20+0", "job2 40+0");
        worker(new Job("job", 1, "20", MissedTicks.SKIP));
        minutes(40);
        assertThat(ran).hasSize(4);
        assertThat(runs()).hasSize(4);
    }

    @Test
    @DisplayName("does not hold up the others when it cannot be started, and goes on with its next tick")
    void idTaken() {
        Worker worker = worker(new Job("one", 1, "10", MissedTicks.SKIP), new Job("two", 1, "10", MissedTicks.SKIP));
        Job other = new Job("other", 1, "1000", MissedTicks.SKIP);
        worker.engine().start(other.definition(), "one@2030-01-01T00:10:00Z", START);
        minutes(25);
        assertThat(ran).containsExactlyInAnyOrder("two1 10+0", "one1 20+0", "two1 20+0");
    }

    @Test
    @DisplayName("is not registered where its schedule cannot be understood")
    void invalid() {
        Worker worker = worker();
        assertThatThrownBy(() -> worker.engine().register(new Job("job", 1, "soon", MissedTicks.SKIP)))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("\"soon\"");
        worker.engine().register(new Job("job", 1, "10", MissedTicks.SKIP));
        minutes(11);
        assertThat(ran).hasSize(1);
    }

    @Test
    @DisplayName("starts nothing more once its engine is closed")
    void closed() {
        Worker worker = worker(new Job("job", 1, "10", MissedTicks.SKIP));
        minutes(11);
        worker.engine().close();
        minutes(30);
        assertThat(runs()).hasSize(1);
    }

    @Test
    @DisplayName("runs once for each tick also among crashes, frozen processes and a failing store")
    void chaos() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + 25; seed++) {
            try {
                play(seed);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void play(long seed) {
        scene = Scene.shuffled(seed);
        Random random = new Random(seed);
        List<Worker> workers = new ArrayList<>();
        scene.faults = (operation, arguments) -> {
            int dice = random.nextInt(20);
            return dice == 0 ? Fault.BEFORE : dice == 1 ? Fault.AFTER : Fault.NONE;
        };
        workers.add(worker(new Job("job", 1, "5", MissedTicks.SKIP)));
        for (int round = 0; round < 60; round++) {
            scene.world.run(Duration.ofSeconds(random.nextInt(120)));
            Worker victim = workers.get(random.nextInt(workers.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    workers.add(worker(new Job("job", 1, "5", MissedTicks.SKIP)));
                    victim.process().kill();
                    workers.remove(victim);
                }
                case 1 -> workers.add(worker(new Job("job", 1, "5", MissedTicks.SKIP)));
                case 2 -> {
                    if (workers.size() > 1) {
                        victim.process().freeze();
                    }
                }
                default -> workers.forEach(worker -> worker.process().thaw());
            }
        }
        scene.faults = (operation, arguments) -> Fault.NONE;
        workers.forEach(worker -> worker.process().thaw());
        scene.world.run(Duration.ofMinutes(6));
        long passed = Duration.between(START, scene.world.instant()).toMinutes() / 5;
        List<RunRow> runs = runs();
        assertThat(runs).extracting(RunRow::id).doesNotHaveDuplicates();
        assertThat(runs.size()).as("of %s ticks", passed).isBetween((int) passed - 2, (int) passed);
        assertThat(runs).allMatch(run -> run.status().isFinal());
    }
}
