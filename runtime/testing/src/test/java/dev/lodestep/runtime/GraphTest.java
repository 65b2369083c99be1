package dev.lodestep.runtime;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which nodes run, and with what:")
class GraphTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private final List<RunEvent> events = new ArrayList<>();

    private Outcome<String> run(Script.Machine machine, String input) {
        machine.listener(events::add);
        return machine.run(input);
    }

    private List<String> skipped() {
        return events.stream()
                .filter(RunEvent.NodeSkipped.class::isInstance)
                .map(event -> ((RunEvent.NodeSkipped) event).node() + " " + ((RunEvent.NodeSkipped) event).reason())
                .toList();
    }

    private static NodeDefinition returning(String name, String... before) {
        return step(name).follows(before).returns(S);
    }

    @Test
    @DisplayName("a parameter is the result of the producer that completed last, or the input before all of them")
    void lastProducer() {
        Script.Machine machine = Script.named("last")
                .node(returning("a").takes(input()), in -> in.<String>get(0) + "a")
                .node(returning("b", "a").takes(from("a").orInput()), in -> in.<String>get(0) + "b")
                .node(returning("c", "b").takes(from("a", "b").orInput()), in -> in.<String>get(0) + "c")
                .resultOf("c")
                .machine();
        assertThat(run(machine, "x").orElseThrow()).isEqualTo("xabc");
    }

    @Test
    @DisplayName("an absent value skips a node that needs it, and is an empty Optional for one that does not")
    void optional() {
        Script.Machine machine = Script.named("optional")
                .node(returning("a").onlyIf(input()), in -> "a")
                .guard("a", in -> in.<String>get(0).equals("yes"))
                .node(returning("needs", "a").takes(from("a")), in -> "needs")
                .node(
                        returning("copes", "a").takes(from("a").optional()),
                        in -> in.<Optional<String>>get(0).orElse("none"))
                .resultOf("copes")
                .machine();
        assertThat(run(machine, "no").orElseThrow()).isEqualTo("none");
        assertThat(skipped()).containsExactly("a GUARDED", "needs NO_VALUE");
        assertThat(machine.run("yes").orElseThrow()).isEqualTo("a");
    }

    @Test
    @DisplayName("an Optional result that is empty counts as absent")
    void emptyOptional() {
        Script.Machine machine = Script.named("empty")
                .node(step("a").returns(Codecs.optional(S)), in -> Optional.empty())
                .node(returning("b", "a").takes(from("a")), in -> "b")
                .machine();
        run(machine, "x");
        assertThat(skipped()).containsExactly("b NO_VALUE");
    }

    @Test
    @DisplayName("a case parameter and a when let only their branch run; what follows both runs after either")
    void cases() {
        Script.Machine machine = Script.named("cases")
                .node(returning("decide").takes(input()), in -> in.<String>get(0))
                .node(returning("left", "decide").takes(from("decide").as(Integer.class)), in -> "left")
                .node(returning("right", "decide").when("decide", "right"::equals), in -> "right")
                .node(returning("third", "decide").when("decide", "left"::equals), in -> "third")
                .node(
                        returning("join", "left", "right", "third")
                                .after("left", "right", "third")
                                .takes(from("right", "third")),
                        in -> "join after " + in.<String>get(0))
                .resultOf("join")
                .machine();
        assertThat(run(machine, "right").orElseThrow()).isEqualTo("join after right");
        assertThat(skipped()).containsExactly("left NO_VALUE", "third OTHER_CASE");
        assertThat(machine.run("left").orElseThrow()).isEqualTo("join after third");
    }

    @Test
    @DisplayName("a node none of whose nodes in after was passed is not reached")
    void notReached() {
        Script.Machine machine = Script.named("reach")
                .node(returning("decide"), in -> "no")
                .node(step("a").follows("decide").when("decide", "yes"::equals), in -> null)
                .node(step("b").follows("a").after("a"), in -> null)
                .machine();
        run(machine, "x");
        assertThat(skipped()).containsExactly("a OTHER_CASE", "b NOT_REACHED");
    }

    @Test
    @DisplayName("a result that ends the workflow skips all that follows, and the run completes with what there is")
    void ends() {
        Script.Machine machine = Script.named("ends")
                .node(returning("a").takes(input()).ends("stop"::equals), in -> in.<String>get(0))
                .node(returning("b", "a").takes(from("a")), in -> "b")
                .node(returning("c", "b").takes(from("b").optional()), in -> "c")
                .resultOf("a", "c")
                .machine();
        assertThat(run(machine, "stop").orElseThrow()).isEqualTo("stop");
        assertThat(skipped()).containsExactly("b ENDED", "c ENDED");
        assertThat(machine.run("go").orElseThrow()).isEqualTo("c");
    }

    @Test
    @DisplayName("a result that aborts fails the run with that result's name")
    void aborts() {
        Script.Machine machine = Script.named("aborts")
                .node(returning("a").aborts("bad"::equals), in -> "bad")
                .node(returning("b", "a"), in -> "b")
                .machine();
        assertThatThrownBy(() -> run(machine, "x").orElseThrow())
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("step 'a' aborted the run");
        assertThat(machine.calls).containsExactly("a#1");
    }

    @Test
    @DisplayName("what an engine could not store fails in the plain runner, too")
    void unstorable() {
        Script.Machine machine = Script.named("unstorable")
                .node(step("a").returns(S).retry(ONCE), in -> 42)
                .machine();
        assertThatThrownBy(() -> run(machine, "x").orElseThrow()).isInstanceOf(RunFailedException.class);
        Script.Machine result = Script.named("unstorable")
                .node(step("a").returns(S).retry(ONCE), in -> "a")
                .result(in -> 42, from("a"))
                .machine();
        assertThatThrownBy(() -> result.run("x").orElseThrow()).isInstanceOf(RunFailedException.class);
    }

    @Test
    @DisplayName(
            "an attempt of the plain runner is interrupted at its timeout, also where it waits for a stage; the caller's thread is not")
    void plainTimeout() {
        for (Object never : new Object[] {new CompletableFuture<String>(), "block"}) {
            Script.Machine machine = Script.named("limited")
                    .node(
                            step("a").returns(S).retry(ONCE).timeout(Duration.ofMillis(20)),
                            in -> never.equals("block") ? new CompletableFuture<String>().get() : never)
                    .machine();
            assertThatThrownBy(() -> run(machine, "x").orElseThrow())
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("not done within its @Timeout of PT0.02S");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    @DisplayName("a definition that cannot be executed is refused when it is built")
    void refused() {
        assertThatThrownBy(() -> Script.named("twice")
                        .node(step("a"), in -> null)
                        .node(step("a"), in -> null)
                        .machine())
                .hasMessageContaining("two nodes are named 'a'");
        assertThatThrownBy(() -> Script.named("order")
                        .node(step("a").follows("b"), in -> null)
                        .node(step("b"), in -> null)
                        .machine())
                .hasMessageContaining("'a' of order v1 follows 'b', which is not listed before it");
    }
}
