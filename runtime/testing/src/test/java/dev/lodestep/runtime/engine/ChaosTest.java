package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.StoredStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Random workflows among crashes, frozen processes and a failing store")
@ParameterizedClass
@EnumSource(Memory.class)
class ChaosTest {
    private static final int SEEDS = Integer.getInteger("lodestep.chaos.seeds", 150);
    private static final int RUNS = 4;
    private final Memory memory;

    ChaosTest(Memory memory) {
        this.memory = memory;
    }

    @Test
    @DisplayName(
            "keep a gapless journal under one writer, record each result once, end, and give what they give undisturbed")
    void survives() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            try {
                Map<String, String> calm = outcomes(seed, false);
                Map<String, String> wild = outcomes(seed, true);
                assertThat(wild).isEqualTo(calm);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private Map<String, String> outcomes(long seed, boolean wild) {
        Scene scene = Scene.shuffled(seed, memory);
        Script.Machine machine = machine(new Random(seed), scene);
        Random random = new Random(-seed);
        List<Worker> workers = new ArrayList<>();
        workers.add(join(scene, machine));
        scene.faults = (operation, arguments) -> {
            int dice = wild ? random.nextInt(40) : 40;
            return dice == 0 ? Fault.BEFORE : dice == 1 ? Fault.AFTER : Fault.NONE;
        };
        for (int run = 0; run < RUNS; run++) {
            start(scene, workers.get(0), machine, "r" + run);
        }
        for (int round = 0; round < 60; round++) {
            scene.world.run(Duration.ofMillis(200 + random.nextInt(2_000)));
            answer(scene);
            if (wild) {
                disturb(scene, machine, workers, random);
            }
        }
        scene.faults = (operation, arguments) -> Fault.NONE;
        workers.forEach(worker -> worker.process().thaw());
        workers.add(join(scene, machine));
        for (int round = 0; round < 300 && !allEnded(scene); round++) {
            scene.world.run(Duration.ofSeconds(2));
            answer(scene);
        }
        Map<String, String> outcomes = new TreeMap<>();
        for (int run = 0; run < RUNS; run++) {
            outcomes.put("r" + run, outcome(scene, "r" + run));
        }
        return outcomes;
    }

    private static Worker join(Scene scene, Script.Machine machine) {
        while (true) {
            try {
                return scene.worker(EngineOptions::keepStoreOpen, machine);
            } catch (StoreUnavailableException again) {
                scene.world.run(Duration.ofMillis(100));
            }
        }
    }

    private static void start(Scene scene, Worker worker, Script.Machine machine, String id) {
        while (scene.store.find(id).isEmpty()) {
            worker.start(machine, id, id);
            scene.world.run(Duration.ofMillis(200));
        }
    }

    private static void disturb(Scene scene, Script.Machine machine, List<Worker> workers, Random random) {
        Worker victim = workers.get(random.nextInt(workers.size()));
        switch (random.nextInt(8)) {
            case 0 -> {
                victim.process().kill();
                workers.remove(victim);
                workers.add(join(scene, machine));
            }
            case 1 -> victim.process().freeze();
            case 2 -> victim.process().thaw();
            case 3 -> {
                if (workers.size() < 3) {
                    workers.add(join(scene, machine));
                }
            }
            default -> {}
        }
    }

    /** Somebody outside answers each open wait, once for each run and wait. */
    private static void answer(Scene scene) {
        for (int run = 0; run < RUNS; run++) {
            for (String wait : scene.store.find("r" + run).orElseThrow().waits()) {
                scene.store.deliver(
                        new Message(
                                "r" + run,
                                MessageKind.SIGNAL,
                                wait,
                                "once/" + wait,
                                scene.world.random().nextLong(),
                                Json.encode(Codecs.STRING, "answer to " + wait)),
                        100);
            }
        }
    }

    private static boolean allEnded(Scene scene) {
        return scene.store.count(null).entrySet().stream()
                .allMatch(count -> count.getKey().isFinal() || count.getValue() == 0);
    }

    /** Checks what must hold of every journal, and says what of it must not depend on disturbances. */
    private static String outcome(Scene scene, String run) {
        List<JournalRow> journal = scene.journal(run);
        StoredStatus status = scene.store.find(run).orElseThrow().status();
        assertThat(status.isFinal())
                .as("%s is %s: %s", run, status, scene.recorded(run))
                .isTrue();
        long claim = 0;
        for (int i = 0; i < journal.size(); i++) {
            JournalRow row = journal.get(i);
            assertThat(row.seq()).isEqualTo(i + 1);
            if (row.kind() == EntryKind.START || row.kind() == EntryKind.CLAIM) {
                claim = row.claim();
            }
            assertThat(row.claim())
                    .as("the claim of entry %s of %s", row.seq(), run)
                    .isEqualTo(claim);
        }
        assertThat(journal.get(journal.size() - 1).kind()).isEqualTo(EntryKind.FINAL);
        List<String> completed = nodes(journal, EntryKind.RESULT);
        List<String> undone = nodes(journal, EntryKind.COMPENSATED);
        assertThat(completed).doesNotHaveDuplicates();
        assertThat(nodes(journal, EntryKind.SIGNAL)).doesNotHaveDuplicates();
        if (status == StoredStatus.FAILED) {
            List<String> expected = new ArrayList<>(completed);
            Collections.reverse(expected);
            expected.removeIf(node -> !node.startsWith("u"));
            assertThat(undone).isEqualTo(expected);
            return "FAILED";
        }
        assertThat(undone).isEmpty();
        return status
                + journal.stream()
                        .filter(row -> row.kind() == EntryKind.RESULT)
                        .collect(Collectors.toMap(JournalRow::node, ChaosTest::text, (a, b) -> a, TreeMap::new))
                        .toString();
    }

    private static String text(JournalRow row) {
        return row.payload() == null ? "" : new String(row.payload(), StandardCharsets.UTF_8);
    }

    private static List<String> nodes(List<JournalRow> journal, EntryKind kind) {
        return journal.stream()
                .filter(row -> row.kind() == kind)
                .map(JournalRow::node)
                .toList();
    }

    /** Up to six nodes: some wait, some take their time, some fail once or always, those whose name begins with u can be undone. */
    private static Script.Machine machine(Random random, Scene scene) {
        Script script = Script.named("random");
        List<String> names = new ArrayList<>();
        int size = 2 + random.nextInt(5);
        for (int i = 0; i < size; i++) {
            boolean undoable = random.nextBoolean();
            String name = (undoable ? "u" : "n") + i;
            List<String> before =
                    names.stream().filter(earlier -> random.nextInt(2) == 0).toList();
            NodeDefinition node = random.nextInt(4) == 0
                    ? NodeDefinition.waitFor(name, "signal-" + name, Codecs.STRING)
                    : NodeDefinition.step(name);
            RetryPolicy retry =
                    RetryPolicy.of(3, Duration.ofMillis(random.nextInt(3_000)), 2, Duration.ofMinutes(1), 0.2);
            node = node.follows(before.toArray(String[]::new))
                    .takes(before.stream().map(Binding::from).toArray(Binding[]::new))
                    .returns(Codecs.STRING)
                    .retry(retry);
            if (undoable) {
                node = node.compensation(taking(Binding.from(name)).retry(retry));
                int undoFailures = random.nextInt(2);
                script.undo(name, in -> in.step().attempt() <= undoFailures ? fail("undo") : null);
            }
            script.node(node, body(name, before.size(), node.signal().isPresent(), random, scene));
            names.add(name);
        }
        return script.result(in -> "made", Binding.from(names.get(size - 1))).machine();
    }

    private static Script.Body body(String name, int arguments, boolean waits, Random random, Scene scene) {
        int failures = random.nextInt(12) == 0 ? 3 : random.nextInt(3) == 0 ? 1 : 0;
        Duration takes = random.nextInt(3) == 0 ? Duration.ofMillis(random.nextInt(8_000)) : Duration.ZERO;
        return in -> {
            String value = name + value(in, arguments) + (waits ? in.<String>payload() : "");
            if (in.step().attempt() <= failures) {
                return fail(name);
            }
            return takes.isZero() ? value : scene.world.later(takes, value);
        };
    }

    private static String value(Arguments in, int arguments) {
        StringBuilder value = new StringBuilder("(");
        for (int i = 0; i < arguments; i++) {
            value.append(in.<String>get(i));
        }
        return value.append(')').toString();
    }

    private static Object fail(String why) {
        throw new IllegalStateException(why);
    }
}
