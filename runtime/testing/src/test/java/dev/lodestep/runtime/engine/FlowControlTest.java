package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.element;
import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Attempts at a limited node")
@ParameterizedClass
@EnumSource(Memory.class)
class FlowControlTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofDays(1);
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(2), 1, Duration.ofMinutes(1), 0);

    private Scene scene;
    private final List<Begin> begins = new ArrayList<>();
    private int running;
    private int most;
    private final Memory memory;

    FlowControlTest(Memory memory) {
        this.memory = memory;
        this.scene = prepared(Scene.orderly(memory));
    }

    private record Begin(String run, Instant at) {}

    /** Whether the store keeps the limits. */
    boolean overAllWorkers() {
        return true;
    }

    private Scene prepared(Scene fresh) {
        fresh.storeKeepsLimits = overAllWorkers();
        return fresh;
    }

    private static NodeDefinition node(String name) {
        return step(name).returns(Codecs.STRING).takes(input());
    }

    /** Notes when an attempt begins. */
    private Object begun(Arguments in) {
        begins.add(new Begin(in.step().runId(), scene.world.instant()));
        return "done";
    }

    /** Takes some time, of which nothing is on a thread. */
    private Object taking(Arguments in, Duration time) {
        begins.add(new Begin(in.step().runId(), scene.world.instant()));
        most = Math.max(most, ++running);
        return scene.world.later(time, "done").thenApply(value -> {
            running--;
            return value;
        });
    }

    private Script.Machine rated(int attempts, Duration period) {
        return Script.named("rated")
                .node(node("send").rate(attempts, period), this::begun)
                .resultOf("send")
                .machine();
    }

    private Script.Machine limited(String name, int limit, Duration time, int priority) {
        return Script.named(name)
                .priority(priority)
                .node(node("work").concurrency("machines", limit), in -> taking(in, time))
                .resultOf("work")
                .machine();
    }

    private void allEnd(int runs) {
        scene.world.runUntil(
                () -> IntStream.range(0, runs)
                        .allMatch(run -> scene.store
                                .find("r" + run)
                                .orElseThrow()
                                .status()
                                .isFinal()),
                LONG);
    }

    private List<String> order() {
        return begins.stream().map(Begin::run).toList();
    }

    /** In no window of the period's length are there more than so many. */
    private void assertNeverMoreThan(int attempts, Duration period, String what) {
        for (int i = attempts; i < begins.size(); i++) {
            assertThat(Duration.between(
                            begins.get(i - attempts).at(), begins.get(i).at()))
                    .as("%s: from the begin of %s to that of %s", what, i - attempts, i)
                    .isGreaterThanOrEqualTo(period);
        }
    }

    @Test
    @DisplayName(
            "begin as often as its rate says, at once where nothing has begun lately, and in the order in which they came")
    void rate() {
        Script.Machine machine = rated(3, SECOND);
        Scene.Worker worker = scene.worker(machine);
        Instant start = scene.world.instant();
        IntStream.range(0, 8).forEach(run -> worker.start(machine, "r" + run, "x"));
        allEnd(8);
        assertThat(begins.stream()
                        .map(begin -> Duration.between(start, begin.at()).toSeconds()))
                .containsExactly(0L, 0L, 0L, 1L, 1L, 1L, 2L, 2L);
        assertThat(order()).containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7");
    }

    @Test
    @DisplayName("are never more than the rate in any window, however they come and in whatever order things happen")
    void anyWindow() {
        long seeds = new Random().nextLong();
        for (long seed = seeds; seed < seeds + 30; seed++) {
            scene = prepared(Scene.shuffled(seed, memory));
            begins.clear();
            Random random = new Random(seed);
            int attempts = 1 + random.nextInt(4);
            Script.Machine machine = rated(attempts, SECOND);
            Scene.Worker worker = scene.worker(machine);
            for (int run = 0; run < 25; run++) {
                worker.start(machine, "r" + run, "x");
                scene.world.run(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(2000) : 0));
            }
            allEnd(25);
            assertThat(begins).hasSize(25);
            assertNeverMoreThan(attempts, SECOND, "seed " + seed);
        }
    }

    @Test
    @DisplayName("count each attempt of a step that is tried again, of which the waiting is none")
    void retries() {
        Script.Machine machine = Script.named("retried")
                .node(node("send").rate(1, Duration.ofMinutes(1)).retry(TWICE).timeout(Duration.ofSeconds(5)), in -> {
                    begun(in);
                    if (in.step().attempt() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                    assertThat(in.step().deadline())
                            .contains(scene.world.instant().plusSeconds(5));
                    return "done";
                })
                .resultOf("send")
                .machine();
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r0", "x");
        allEnd(1);
        assertThat(worker.status("r0")).isEqualTo(RunStatus.COMPLETED);
        assertThat(begins).hasSize(2);
        assertNeverMoreThan(1, Duration.ofMinutes(1), "retry");
        assertThat(scene.recorded("r0")).containsExactly("FAILURE send", "RESULT send", "FINAL");
    }

    @Test
    @DisplayName("run at most so many at once, over all workflows that share the key")
    void concurrency() {
        Script.Machine one = limited("one", 3, SECOND, 0);
        Script.Machine two = limited("two", 3, Duration.ofMillis(700), 0);
        Scene.Worker worker = scene.worker(one, two);
        IntStream.range(0, 20).forEach(run -> worker.start(run % 2 == 0 ? one : two, "r" + run, "x"));
        allEnd(20);
        assertThat(most).isEqualTo(3);
        assertThat(begins).hasSize(20);
    }

    @Test
    @DisplayName("obey the strictest limit where workflows that share a key do not say the same")
    void strictest() {
        Script.Machine one = limited("one", 5, SECOND, 0);
        Script.Machine two = limited("two", 2, SECOND, 0);
        Scene.Worker worker = scene.worker(one, two);
        IntStream.range(0, 10).forEach(run -> worker.start(run % 2 == 0 ? one : two, "r" + run, "x"));
        allEnd(10);
        assertThat(most).isEqualTo(2);
    }

    @Test
    @DisplayName("begin in the order of their workflows' priorities, then in that in which they came")
    void priority() {
        Script.Machine low = limited("low", 1, SECOND, 0);
        Script.Machine high = limited("high", 1, SECOND, 7);
        Scene.Worker worker = scene.worker(low, high);
        worker.start(low, "r0", "x");
        scene.world.run(Duration.ofMillis(100));
        worker.start(low, "r1", "x");
        worker.start(high, "r2", "x");
        worker.start(low, "r3", "x");
        worker.start(high, "r4", "x");
        allEnd(5);
        assertThat(order()).containsExactly("r0", "r2", "r4", "r1", "r3");
    }

    @Test
    @DisplayName(
            "do not hold up others of the same key while they wait for their rate, and have their turn when that lets them go")
    void bothLimits() {
        Script.Machine slow = Script.named("slow")
                .node(node("work").concurrency("machines", 1).rate(1, Duration.ofSeconds(10)), in -> taking(in, SECOND))
                .machine();
        Script.Machine quick = limited("quick", 1, Duration.ofSeconds(3), 0);
        Scene.Worker worker = scene.worker(slow, quick);
        worker.start(slow, "r0", "x");
        worker.start(slow, "r1", "x");
        IntStream.range(2, 8).forEach(run -> worker.start(quick, "r" + run, "x"));
        allEnd(8);
        assertThat(most).isEqualTo(1);
        assertThat(order()).containsExactly("r0", "r2", "r3", "r4", "r1", "r5", "r6", "r7");
    }

    @Test
    @DisplayName("of a list's elements take turns with those of other runs, as they come")
    void elements() {
        Script.Machine machine = Script.named("many")
                .node(
                        step("split").returns(Codecs.list(Codecs.STRING)),
                        in -> IntStream.range(0, 12).mapToObj(i -> "e" + i).toList())
                .node(
                        step("each")
                                .follows("split")
                                .forEach(from("split"), 4)
                                .takes(element())
                                .returns(Codecs.STRING)
                                .concurrency("machines", 2),
                        in -> taking(in, SECOND))
                .machine();
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r0", "x");
        worker.start(machine, "r1", "x");
        allEnd(2);
        assertThat(most).isEqualTo(2);
        assertThat(begins).hasSize(24);
        assertThat(order().subList(0, 12)).contains("r0", "r1");
        assertThat(scene.recorded("r1").stream().filter(entry -> entry.startsWith("RESULT each#")))
                .hasSize(12);
    }

    @Test
    @DisplayName("leave the line when the run is cancelled, and hold up nobody")
    void cancelled() {
        Script.Machine machine = limited("one", 1, Duration.ofMinutes(10), 0);
        Scene.Worker worker = scene.worker(machine);
        IntStream.range(0, 3).forEach(run -> worker.start(machine, "r" + run, "x"));
        scene.world.run(SECOND);
        worker.engine().cancel("r1", CancelMode.COMPENSATE);
        scene.world.run(SECOND);
        assertThat(worker.status("r1")).isEqualTo(RunStatus.CANCELLED);
        allEnd(3);
        assertThat(order()).containsExactly("r0", "r2");
    }

    @Test
    @DisplayName("let others have their room when they are interrupted")
    void interrupted() {
        Script.Machine machine = limited("one", 1, Duration.ofDays(300), 0);
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r0", "x");
        worker.start(machine, "r1", "x");
        scene.world.run(SECOND);
        worker.engine().cancel("r0", CancelMode.STOP);
        scene.world.run(SECOND);
        assertThat(order()).containsExactly("r0", "r1");
    }

    @Test
    @DisplayName("wait while other branches go on and hear their messages")
    void otherBranches() {
        Script.Machine machine = Script.named("branches")
                .node(node("send").rate(1, Duration.ofHours(1)), this::begun)
                .node(waitFor("wait", "go", Codecs.STRING).returns(Codecs.STRING), in -> in.payload())
                .node(step("after").follows("wait").returns(Codecs.STRING).takes(from("wait")), in -> in.get(0))
                .machine();
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r0", "x");
        worker.start(machine, "r1", "x");
        scene.world.run(SECOND);
        worker.signal(machine, "r1", "go", "now");
        scene.world.run(SECOND);
        assertThat(scene.recorded("r1")).contains("RESULT after").doesNotContain("RESULT send");
        worker.signal(machine, "r0", "go", "now");
        allEnd(2);
        assertThat(order()).containsExactly("r0", "r1");
    }

    @Test
    @DisplayName("say what they wait for and since when")
    void diagnosis() {
        Script.Machine machine = rated(1, Duration.ofHours(1));
        Scene.Worker worker = scene.worker(machine);
        IntStream.range(0, 3).forEach(run -> worker.start(machine, "r" + run, "x"));
        scene.world.run(Duration.ofMinutes(1));
        assertThat(worker.engine().whyNotRunning("r2"))
                .contains("'send' attempt 1 waits for its turn under the @RateLimit of 1 in 1h of 'rated/send'")
                .contains("with 1 before it, since 2030-01-01T00:00:00");
        Script.Machine other = limited("other", 1, LONG, 0);
        worker.engine().register(other);
        worker.start(other, "o0", "x");
        worker.start(other, "o1", "x");
        scene.world.run(SECOND);
        assertThat(worker.engine().whyNotRunning("o1"))
                .contains("the @Concurrency of 1 under 'machines' of 'other/work'");
    }

    @Test
    @DisplayName(
            "that wait when their process dies begin in the one that takes the run over, after those that began before")
    void crash() {
        Script.Machine machine = rated(1, Duration.ofHours(1));
        Scene.Worker first = scene.worker(machine);
        IntStream.range(0, 3).forEach(run -> first.start(machine, "r" + run, "x"));
        scene.world.run(SECOND);
        first.process().kill();
        scene.worker(machine);
        allEnd(3);
        assertThat(order()).containsExactly("r0", "r1", "r2");
        if (overAllWorkers()) {
            assertNeverMoreThan(1, Duration.ofHours(1), "crash");
        }
        assertThat(scene.journal("r1").stream().filter(row -> row.kind() == EntryKind.FAILURE))
                .isEmpty();
    }

    @Test
    @DisplayName("that wait when their engine is closed are given back at once")
    void closed() {
        Script.Machine machine = rated(1, Duration.ofHours(1));
        Scene.Worker first = scene.worker(options -> options.keepStoreOpen(), machine);
        IntStream.range(0, 2).forEach(run -> first.start(machine, "r" + run, "x"));
        scene.world.run(SECOND);
        first.engine().close();
        Scene.Worker second = scene.worker(machine);
        allEnd(2);
        assertThat(second.status("r1")).isEqualTo(RunStatus.COMPLETED);
    }
}
