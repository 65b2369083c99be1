package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.element;
import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName(
        "A crash of the worker at any call of the store, while an operator pauses, lets go, supplies, skips and forks")
@ParameterizedClass
@EnumSource(Memory.class)
class OperatorCrashTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final Note NOTE = new Note("ann", "why not");
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private final Memory memory;

    OperatorCrashTest(Memory memory) {
        this.memory = memory;
    }

    /** What two whole runs gave: their journals without claims, and the calls that were made. */
    private record History(List<String> recorded, List<String> forked, List<String> calls) {}

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    private static <T> T refuse(String why) {
        throw new IllegalStateException(why);
    }

    private static Script.Machine machine() {
        return Script.named("operated")
                .onFailure(OnFailure.PARK)
                .node(valued("a").takes(input()), in -> "A")
                .node(
                        waitFor("w", "go", S, Duration.ofDays(9)).follows("a").returns(S),
                        in -> in.<Optional<String>>payload().orElse("late"))
                .node(step("words").follows("w").retry(ONCE).returns(Codecs.list(S)), in -> List.of("u", "v"))
                .node(
                        valued("each", "words").takes(element()).forEach(from("words"), 1),
                        in -> in.get(0).equals("v") ? refuse("not v") : "U")
                .node(step("log").follows("each").retry(ONCE), in -> refuse("the disk is full"))
                .node(valued("ship", "each", "log").takes(from("each"), from("w")), in -> in.get(0) + " " + in.get(1))
                .resultOf("ship")
                .machine();
    }

    @ParameterizedTest(name = "that takes effect {0}")
    @EnumSource(
            value = Fault.class,
            names = {"BEFORE", "AFTER"})
    @DisplayName("gives the same history, and starts nothing again that was recorded")
    void sweep(Fault crash) {
        History undisturbed = history(-1, crash, new int[1]);
        assertThat(undisturbed.recorded())
                .containsSubsequence(
                        "OPERATOR", "PARKED", "OPERATOR", "SIGNAL w", "OPERATOR each#1", "OPERATOR log", "FINAL");
        assertThat(undisturbed.forked()).containsExactly("OPERATOR", "RESULT ship", "FINAL");
        int call = 0;
        boolean crashed = true;
        while (crashed) {
            int[] calls = new int[1];
            History history = history(call, crash, calls);
            String when = "crash at call " + call;
            assertThat(history.recorded()).as(when).isEqualTo(undisturbed.recorded());
            assertThat(history.forked()).as(when).isEqualTo(undisturbed.forked());
            List<String> more = new ArrayList<>(history.calls());
            undisturbed.calls().forEach(more::remove);
            assertThat(more).as("what was called again after a %s", when).hasSizeLessThanOrEqualTo(1);
            crashed = calls[0] > call;
            call++;
        }
        assertThat(call).isGreaterThan(10);
    }

    private History history(int crashAt, Fault crash, int[] calls) {
        Scene scene = Scene.orderly(memory);
        Script.Machine machine = machine();
        List<Worker> workers = new ArrayList<>();
        boolean[] ended = new boolean[1];
        scene.faults = (operation, arguments) -> {
            if (!workers.isEmpty() && !ended[0] && calls[0]++ == crashAt) {
                workers.get(0).process().kill();
                return crash;
            }
            return Fault.NONE;
        };
        workers.add(scene.worker(EngineOptions::keepStoreOpen, machine));
        Engine operator = Engine.open(
                scene.store,
                EngineOptions.defaults()
                        .environment(scene.world.process())
                        .clientOnly()
                        .keepStoreOpen());
        operator.start(machine.definition(), "r", "x");
        int acts = 0;
        for (int second = 0; second < 3000 && !ended[0]; second++) {
            scene.world.run(Duration.ofSeconds(1));
            if (second == 40) {
                workers.add(scene.worker(EngineOptions::keepStoreOpen, machine));
            }
            acts += act(operator, machine, acts, scene.store.find("r").orElseThrow()) ? 1 : 0;
            ended[0] = scene.store
                    .find("f")
                    .filter(fork -> fork.status().isFinal())
                    .isPresent();
        }
        return new History(scene.recorded("r"), scene.recorded("f"), List.copyOf(machine.calls));
    }

    /** The next thing that the operator does, once the run is where it is to be done. */
    private static boolean act(Engine operator, Script.Machine machine, int acts, RunRow run) {
        boolean parked = run.status() == StoredStatus.PARKED;
        String reason = Objects.requireNonNullElse(run.reason(), "");
        if (acts == 0 && run.waits().contains("go")) {
            return operator.pause("r", NOTE);
        }
        if (acts == 1 && parked) {
            operator.signal(machine.definition(), "r", "go", "once", Json.encode(S, "went"));
            return operator.go("r", NOTE);
        }
        if (acts == 2 && parked && reason.contains("not v")) {
            return operator.supply(machine.definition(), "r", Place.of("each").at(1), "V", NOTE);
        }
        if (acts == 3 && parked && reason.contains("disk")) {
            return operator.skip(machine.definition(), "r", Place.of("log"), NOTE);
        }
        if (acts == 4 && run.status().isFinal()) {
            operator.fork(machine.definition(), "r", "ship", "f");
            return true;
        }
        return false;
    }
}
