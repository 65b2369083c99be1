package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limits of several workers on one store")
class SharedLimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofDays(1);
    private static final int SEEDS = Integer.getInteger("lodestep.limits.seeds", 40);

    private Scene scene = Scene.orderly();
    private final List<Instant> begins = new ArrayList<>();
    private final Map<Worker, Integer> running = new HashMap<>();
    private final Map<Worker, Integer> done = new HashMap<>();
    private final Set<Worker> killed = new HashSet<>();
    private final Map<Script.Machine, Worker> homes = new HashMap<>();
    private int most;

    /** A worker whose runs stay with it while it lives: it alone knows its workflow. */
    private Worker worker(String name, int limit, Duration time) {
        return home(name, node("work").concurrency("machines", limit), time);
    }

    private Worker home(String name, NodeDefinition node, Duration time) {
        Worker[] self = new Worker[1];
        Script.Machine machine = Script.named(name)
                .node(node, in -> {
                    if (node.rate().isPresent()) {
                        begins.add(scene.world.instant());
                    }
                    return taking(self[0], time);
                })
                .resultOf("work")
                .machine();
        while (self[0] == null) {
            try {
                self[0] = scene.worker(EngineOptions::keepStoreOpen, machine);
            } catch (StoreUnavailableException again) {
                scene.world.run(SECOND);
            }
        }
        homes.put(machine, self[0]);
        return self[0];
    }

    private static NodeDefinition node(String name) {
        return step(name).returns(Codecs.STRING).takes(input());
    }

    private Object taking(Worker worker, Duration time) {
        running.merge(worker, 1, Integer::sum);
        most = Math.max(most, alive());
        return scene.world.later(time, "done").thenApply(value -> {
            running.merge(worker, -1, Integer::sum);
            done.merge(worker, 1, Integer::sum);
            return value;
        });
    }

    /** What runs in workers that were not killed. */
    private int alive() {
        return running.entrySet().stream()
                .filter(one -> !killed.contains(one.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Script.Machine machine(Worker worker) {
        return homes.entrySet().stream()
                .filter(home -> home.getValue().equals(worker))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void start(Worker worker, String prefix, int runs) {
        IntStream.range(0, runs).forEach(run -> worker.start(machine(worker), prefix + run, "x"));
    }

    private boolean ended(String prefix, int runs) {
        return IntStream.range(0, runs)
                .allMatch(run -> scene.store
                        .find(prefix + run)
                        .map(row -> row.status().isFinal())
                        .orElse(false));
    }

    private void allEnd(String prefix, int runs) {
        scene.world.runUntil(() -> ended(prefix, runs), LONG);
    }

    private void assertNeverMoreThan(int attempts, Duration period, String what) {
        begins.sort(Comparator.naturalOrder());
        for (int i = attempts; i < begins.size(); i++) {
            assertThat(Duration.between(begins.get(i - attempts), begins.get(i)))
                    .as("%s: from the begin of %s to that of %s", what, i - attempts, i)
                    .isGreaterThanOrEqualTo(period);
        }
    }

    @Test
    @DisplayName("hold for the sum of what they run, and are used up")
    void concurrency() {
        Worker one = worker("one", 4, SECOND);
        Worker two = worker("two", 4, SECOND);
        Worker three = worker("three", 4, SECOND);
        start(one, "a", 20);
        start(two, "b", 20);
        start(three, "c", 20);
        Instant start = scene.world.instant();
        scene.world.runUntil(() -> ended("a", 20) && ended("b", 20) && ended("c", 20), LONG);
        assertThat(most).isEqualTo(4);
        assertThat(Duration.between(start, scene.world.instant())).isLessThan(Duration.ofSeconds(22));
    }

    @Test
    @DisplayName("let a worker with a few runs have its share beside one that is flooded")
    void fairness() {
        for (Duration time : List.of(Duration.ofMillis(10), SECOND, Duration.ofSeconds(30))) {
            scene = Scene.orderly();
            Worker flooded = worker("flooded", 1, time);
            Worker quiet = worker("quiet", 1, time);
            start(flooded, "f", 400);
            scene.world.run(time.multipliedBy(10));
            start(quiet, "q", 3);
            int before = done.getOrDefault(flooded, 0);
            allEnd("q", 3);
            int meanwhile = done.get(flooded) - before;
            assertThat(meanwhile).as("attempts of %s elsewhere", time).isLessThan(time.toMillis() < 100 ? 200 : 8);
        }
    }

    @Test
    @DisplayName("go round among workers that all have more to do than there is room for")
    void goesRound() {
        Worker one = worker("one", 1, SECOND);
        Worker two = worker("two", 1, SECOND);
        Worker three = worker("three", 1, SECOND);
        start(one, "a", 100);
        start(two, "b", 100);
        start(three, "c", 100);
        scene.world.run(Duration.ofSeconds(90));
        assertThat(most).isEqualTo(1);
        for (Worker worker : List.of(one, two, three)) {
            assertThat(done.get(worker)).isBetween(22, 32);
        }
    }

    @Test
    @DisplayName("are the strictest that any living worker knows")
    void strictest() {
        Worker strict = worker("strict", 2, SECOND);
        Worker lax = worker("lax", 5, SECOND);
        scene.world.run(SECOND);
        start(lax, "a", 20);
        allEnd("a", 20);
        assertThat(most).isEqualTo(2);
        strict.process().kill();
        scene.world.run(Scene.TAKEOVER);
        start(lax, "b", 20);
        allEnd("b", 20);
        assertThat(most).isEqualTo(5);
    }

    @Test
    @DisplayName("get back what a killed worker held once it is declared dead, not before")
    void killed() {
        Worker one = worker("one", 2, LONG);
        Worker two = worker("two", 2, SECOND);
        start(one, "a", 2);
        scene.world.run(SECOND);
        start(two, "b", 2);
        scene.world.run(SECOND);
        one.process().kill();
        killed.add(one);
        scene.world.run(Duration.ofSeconds(8));
        assertThat(done.get(two)).isNull();
        scene.world.run(Scene.TAKEOVER);
        assertThat(ended("b", 2)).isTrue();
    }

    @Test
    @DisplayName("get back at once what a worker held that was closed")
    void closed() {
        Worker one = worker("one", 1, Duration.ofSeconds(30));
        Worker two = worker("two", 1, SECOND);
        start(one, "a", 2);
        scene.world.run(Duration.ofSeconds(29));
        start(two, "b", 1);
        scene.world.run(Duration.ofMillis(900));
        scene.world.run(Duration.ofMillis(200));
        one.engine().close();
        scene.world.run(Duration.ofSeconds(2));
        assertThat(ended("b", 1)).isTrue();
    }

    @Test
    @DisplayName("cost no call of the store for each attempt where nobody else is in need of room")
    void fastPath() {
        int[] calls = new int[1];
        scene.faults = (operation, arguments) -> {
            calls[0] += operation.equals("ask") ? 1 : 0;
            return Fault.NONE;
        };
        Worker one = worker("one", 3, Duration.ofMillis(5));
        worker("two", 3, SECOND);
        start(one, "a", 900);
        Instant start = scene.world.instant();
        allEnd("a", 900);
        assertThat(Duration.between(start, scene.world.instant())).isLessThan(Duration.ofSeconds(2));
        assertThat(calls[0]).isLessThan(40);
        scene.world.run(Duration.ofSeconds(5));
        calls[0] = 0;
        scene.world.run(Duration.ofMinutes(10));
        assertThat(calls[0]).as("asks while there is nothing to do").isZero();
    }

    @Test
    @DisplayName("of a rate hold in every window for all workers together, and are used up")
    void rate() {
        NodeDefinition send = node("work").rate(10, SECOND);
        Script.Machine machine = Script.named("rated")
                .node(send, in -> {
                    begins.add(scene.world.instant());
                    return "done";
                })
                .resultOf("work")
                .machine();
        List<Worker> workers = IntStream.range(0, 3)
                .mapToObj(i -> scene.worker(EngineOptions::keepStoreOpen, machine))
                .toList();
        IntStream.range(0, 300).forEach(run -> workers.get(run % 3).start(machine, "a" + run, "x"));
        Instant start = scene.world.instant();
        allEnd("a", 300);
        assertNeverMoreThan(10, SECOND, "rate");
        assertThat(Duration.between(start, scene.world.instant())).isLessThan(Duration.ofSeconds(36));
    }

    @Test
    @DisplayName("of a rate outlive whoever used them up")
    void rateOfTheDead() {
        Script.Machine machine = Script.named("rated")
                .node(node("work").rate(2, Duration.ofMinutes(10)), in -> {
                    begins.add(scene.world.instant());
                    return "done";
                })
                .resultOf("work")
                .machine();
        Worker one = scene.worker(EngineOptions::keepStoreOpen, machine);
        IntStream.range(0, 5).forEach(run -> one.start(machine, "a" + run, "x"));
        scene.world.run(SECOND);
        one.process().kill();
        scene.worker(EngineOptions::keepStoreOpen, machine);
        allEnd("a", 5);
        assertThat(begins).hasSize(5);
        assertNeverMoreThan(2, Duration.ofMinutes(10), "rate");
    }

    @Test
    @DisplayName(
            "are never exceeded, leak nothing and hold up nobody, whatever answers are lost and whoever dies or is shut down")
    void chaos() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + SEEDS; seed++) {
            try {
                play(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void play(long seed) {
        scene = Scene.shuffled(seed);
        begins.clear();
        running.clear();
        killed.clear();
        homes.clear();
        most = 0;
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(4);
        boolean rated = random.nextBoolean();
        scene.faults = (operation, arguments) -> {
            int dice = operation.equals("ask") ? random.nextInt(6) : random.nextInt(200);
            return dice == 0 ? Fault.BEFORE : dice == 1 ? Fault.AFTER : Fault.NONE;
        };
        List<Worker> workers = new ArrayList<>();
        Map<String, Integer> started = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            workers.add(joins("w" + i, limit, rated, random));
        }
        for (int round = 0; round < 40; round++) {
            int which = random.nextInt(workers.size());
            Worker worker = workers.get(which);
            String prefix = "r" + which + "-" + workers.get(which).hashCode() + "-" + round + "-";
            int runs = random.nextInt(6);
            start(worker, prefix, runs);
            scene.world.run(Duration.ofMillis(random.nextInt(1500)));
            if (random.nextInt(12) == 0) {
                worker.process().kill();
                killed.add(worker);
                workers.set(which, joins("w" + which, limit, rated, random));
            } else {
                started.put(prefix, runs);
            }
        }
        scene.faults = (operation, arguments) -> Fault.NONE;
        scene.world.run(Scene.TAKEOVER);
        scene.world.runUntil(
                () -> scene.store.count(null).entrySet().stream()
                        .allMatch(count -> count.getKey().isFinal() || count.getValue() == 0),
                Duration.ofHours(2));
        assertThat(most).isLessThanOrEqualTo(limit);
        if (rated) {
            assertNeverMoreThan(3, Duration.ofSeconds(2), "seed " + seed);
        }
        begins.clear();
        Worker last = workers.get(0);
        start(last, "last", limit);
        scene.world.run(Duration.ofSeconds(40));
        assertThat(ended("last", limit))
                .as("room for all of the limit at the end")
                .isTrue();
        assertThat(scene.store.list(everything()).stream()
                        .flatMap(row -> scene.journal(row.id()).stream())
                        .filter(row -> row.kind() == EntryKind.FAILURE))
                .isEmpty();
    }

    private static RunQuery everything() {
        return RunQuery.all().pageOf(1000);
    }

    private Worker joins(String name, int limit, boolean rated, Random random) {
        NodeDefinition node = node("work").concurrency("machines", limit);
        Duration time = Duration.ofMillis(10 + random.nextInt(3000));
        return home(name, rated && name.equals("w0") ? node.rate(3, Duration.ofSeconds(2)) : node, time);
    }
}
