package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.JsonClient;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.StartOptions;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A start with options")
class StartOptionsTest {
    private static final Note NOTE = new Note("ann", "not yet");

    private final Scene scene = Scene.orderly();
    private final Script.Machine machine = Script.named("job")
            .priority(3)
            .node(step("work").returns(Codecs.STRING), in -> "done")
            .resultOf("work")
            .machine();
    private final Worker worker = scene.worker(machine);
    private final Engine engine = worker.engine();

    private void start(String id, StartOptions options) {
        engine.start(machine.definition(), id, "x", options);
    }

    @Test
    @DisplayName("keeps attributes and priority with the run, to be seen and found")
    void attributes() {
        start(
                "r",
                StartOptions.none()
                        .attribute("customer", "ann")
                        .attribute("region", "north")
                        .priority(7));
        JsonClient.of(engine, machine.definition())
                .start("s", "\"x\"", StartOptions.none().attribute("customer", "bob"));

        assertThat(worker.run("r").attributes()).isEqualTo(Map.of("customer", "ann", "region", "north"));
        assertThat(worker.run("r").priority()).isEqualTo(7);
        assertThat(worker.run("s").priority()).isEqualTo(3);
        assertThat(engine.list(RunQuery.all().withAttribute("customer", "bob")).runs())
                .extracting(RunSummary::id)
                .containsExactly("s");
    }

    @Test
    @DisplayName("leaves the options of a run that is there as they are")
    void again() {
        start("r", StartOptions.none().attribute("customer", "ann"));
        start("r", StartOptions.none().attribute("customer", "bob").priority(9));

        assertThat(worker.run("r").attributes()).isEqualTo(Map.of("customer", "ann"));
        assertThat(worker.run("r").priority()).isEqualTo(3);
    }

    @Test
    @DisplayName("runs nothing before its time, then everything")
    void later() {
        Instant begins = scene.world.instant().plus(Duration.ofHours(1));
        start("r", StartOptions.none().startAt(begins));
        start("s", StartOptions.none().startAfter(Duration.ofMinutes(30)));

        scene.world.run(Duration.ofMinutes(29));
        assertThat(machine.calls).isEmpty();
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        assertThat(worker.run("r").notBefore()).contains(begins);
        assertThat(engine.whyNotRunning("r")).contains("until " + begins, "started so");
        scene.world.run(Duration.ofMinutes(2));
        assertThat(worker.status("s")).isEqualTo(RunStatus.COMPLETED);
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        scene.world.run(Duration.ofMinutes(30));
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPLETED);
        assertThat(machine.calls).hasSize(2);
    }

    @Test
    @DisplayName("at a time that has come begins at once")
    void past() {
        start("r", StartOptions.none().startAt(scene.world.instant()));
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("that begins later is cancelled at once, and what else an operator says does not let it begin sooner")
    void operators() {
        for (String id : new String[] {"cancelled", "paused", "went-on", "skipped"}) {
            start(id, StartOptions.none().startAfter(Duration.ofHours(1)));
        }
        engine.cancel("cancelled", CancelMode.COMPENSATE);
        engine.pause("paused", NOTE);
        engine.pause("went-on", NOTE);
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("cancelled")).isEqualTo(RunStatus.CANCELLED);
        assertThat(worker.status("paused")).isEqualTo(RunStatus.PARKED);
        engine.go("went-on", NOTE);
        engine.supply(machine.definition(), "skipped", machine.definition().place("work"), "by hand", NOTE);
        scene.world.run(Duration.ofMinutes(59));

        assertThat(machine.calls).isEmpty();
        assertThat(worker.status("went-on")).isEqualTo(RunStatus.WAITING);
        assertThat(worker.status("skipped")).isEqualTo(RunStatus.WAITING);
        scene.world.run(Duration.ofMinutes(2));
        assertThat(worker.status("went-on")).isEqualTo(RunStatus.COMPLETED);
        assertThat(worker.status("skipped")).isEqualTo(RunStatus.COMPLETED);
        assertThat(machine.calls).containsExactly("work#1");
        engine.go("paused", NOTE);
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("paused")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("is begun by others when the process that started it is gone")
    void takenOver() {
        start("r", StartOptions.none().startAfter(Duration.ofHours(1)));
        worker.process().kill();
        Worker other = scene.worker(machine);
        scene.world.run(Duration.ofMinutes(61));
        assertThat(other.status("r")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("refuses attributes that are too many, too long, unnamed or no text")
    void limits() {
        StartOptions none = StartOptions.none();
        assertThatThrownBy(() -> none.attribute("", "x")).hasMessageContaining("1 to 64 characters");
        assertThatThrownBy(() -> none.attribute("n".repeat(65), "x")).hasMessageContaining("not 65");
        assertThatThrownBy(() -> none.attribute("n", "x".repeat(257))).hasMessageContaining("not 257");
        assertThatThrownBy(() -> none.attribute("n", "\0")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> none.startAfter(Duration.ofSeconds(-1))).hasMessageContaining("not negative");
        StartOptions[] full = {none};
        for (int i = 0; i < 32; i++) {
            full[0] = full[0].attribute("n" + i, "x".repeat(256));
        }
        assertThatThrownBy(() -> full[0].attribute("more", "x")).hasMessageContaining("at most 32");
        start("r", full[0]);
        assertThat(worker.run("r").attributes()).hasSize(32);
    }
}
