package dev.lodestep.runtime.machine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.Failure;
import dev.lodestep.Repeat;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Undoing the rounds of a loop")
class LoopUndoTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private static WorkflowDefinition.Builder<String, String> workflow() {
        return WorkflowDefinition.<String, String>of("undo", 1, "test").input(S);
    }

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    private static List<String> undone(Walk walk) {
        return walk.calls.stream().filter(call -> call.startsWith("undo ")).toList();
    }

    @Test
    @DisplayName("goes backwards through all of them, each with the values of its own round")
    void order() {
        WorkflowDefinition<String, String> definition = workflow()
                .node(valued("begin").takes(input()).compensation(taking(from("begin"))))
                .node(valued("plan", "begin"))
                .node(valued("book", "plan")
                        .takes(from("plan"))
                        .compensation(taking(
                                from("book"),
                                from("plan"),
                                from("begin"),
                                from("pay").earlier("pay").optional())))
                .node(valued("pay", "book").compensation(taking(from("pay"), from("book"))))
                .node(valued("end", "pay"))
                .loop(LoopDefinition.of("plan", 3, "plan", "book", "pay")
                        .goesOnAtLimit()
                        .tail(Tail.of("pay")))
                .build();
        List<String> seen = new ArrayList<>();
        Walk walk = new Walk(definition, "x")
                .step("plan", in -> "plan" + in.rounds())
                .step("book", in -> "book" + in.rounds())
                .step("pay", in -> "pay" + in.rounds())
                .step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .undo("book", in -> seen.add(in.get(0) + " " + in.get(1) + " " + in.get(2) + " " + in.get(3)))
                .undo("pay", in -> seen.add(in.get(0) + " " + in.get(1)))
                .run();
        assertThat(undone(walk))
                .containsExactly(
                        "undo pay~3",
                        "undo book~3",
                        "undo pay~2",
                        "undo book~2",
                        "undo pay",
                        "undo book",
                        "undo begin");
        assertThat(seen)
                .containsExactly(
                        "pay3 book3",
                        "book3 plan3 begin Optional[pay2]",
                        "pay2 book2",
                        "book2 plan2 begin Optional[pay1]",
                        "pay1 book1",
                        "book1 plan1 begin Optional.empty");
        assertThat(walk.state.ending()).containsInstanceOf(Ending.Failed.class);
        for (int position = 0; position <= walk.journal.size(); position++) {
            assertThat(walk.checkpoint(walk.resumedAt(position))).isEqualTo(walk.checkpoint());
        }
    }

    @Test
    @DisplayName("tries again what cannot be undone, records it if that does not help, and goes on")
    void failures() {
        WorkflowDefinition<String, String> definition = workflow()
                .node(valued("a").takes(input()).compensation(taking().retry(TWICE)))
                .node(valued("end", "a"))
                .loop(LoopDefinition.of("a", 3, "a").goesOnAtLimit().tail(Tail.of("a")))
                .build();
        Walk walk = new Walk(definition, "x")
                .step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .undo("a", in -> {
                    if (in.rounds().innermost() == 2) {
                        throw new IllegalStateException("stuck");
                    }
                    return null;
                })
                .run();
        assertThat(undone(walk)).containsExactly("undo a~3", "undo a~2", "undo a~2", "undo a");
        assertThat(walk.state.compensationFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED))
                .satisfies(failure -> assertThat(failure.message()).isEqualTo("stuck"));
    }

    @Test
    @DisplayName(
            "takes a failed and tolerated node of an earlier round with it, where its compensation is for that, too")
    void evenIfFailed() {
        WorkflowDefinition<String, String> definition = workflow()
                .node(valued("a").takes(input()).continuesOnError().compensation(taking().alsoIfFailed()))
                .node(valued("tail", "a").compensation(taking()))
                .node(valued("end", "tail"))
                .loop(LoopDefinition.of("a", 2, "a", "tail").goesOnAtLimit().tail(Tail.of("tail")))
                .build();
        Walk walk = new Walk(definition, "x")
                .step("a", in -> {
                    throw new IllegalStateException("never mind");
                })
                .step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .run();
        assertThat(undone(walk)).containsExactlyInAnyOrder("undo a", "undo a~2", "undo tail", "undo tail~2");
        assertThat(undone(walk).indexOf("undo tail~2")).isLessThan(undone(walk).indexOf("undo tail"));
        assertThat(undone(walk).indexOf("undo a~2")).isLessThan(undone(walk).indexOf("undo a"));
    }

    @Test
    @DisplayName("stops at the last point of no return")
    void pivot() {
        WorkflowDefinition<String, String> definition = workflow()
                .node(valued("a").takes(input()).compensation(taking()))
                .node(valued("sure", "a").onlyIf(from("a")).pivot())
                .node(valued("b", "sure").compensation(taking(from("a").earlier("a"))))
                .node(valued("end", "b"))
                .loop(LoopDefinition.of("a", 4, "a", "sure", "b")
                        .goesOnAtLimit()
                        .tail(Tail.of("b")))
                .build();
        List<String> seen = new ArrayList<>();
        Walk walk = new Walk(definition, "x")
                .step("a", in -> "a" + in.rounds())
                .guard("sure", in -> in.rounds().innermost() == 2)
                .step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .undo("b", in -> seen.add(in.get(0)))
                .run();
        assertThat(undone(walk)).containsExactly("undo b~4", "undo a~4", "undo b~3", "undo a~3", "undo b~2");
        assertThat(seen).containsExactly("a4", "a3", "a2");
    }

    @Test
    @DisplayName("of loops beside each other goes backwards through both as they completed")
    void besideEachOther() {
        long seed = new Random().nextLong();
        WorkflowDefinition<String, String> definition = workflow()
                .node(valued("a").takes(input()).compensation(taking(from("a"))))
                .node(valued("b").takes(input()).compensation(taking(from("b"))))
                .node(valued("c").takes(input()).compensation(taking(from("c"))))
                .node(valued("end", "a", "b", "c"))
                .loop(LoopDefinition.of("a", 5, "a").goesOnAtLimit().tail(Tail.of("a")))
                .loop(LoopDefinition.of("b", 7, "b").goesOnAtLimit().tail(Tail.of("b")))
                .build();
        Walk walk = new Walk(definition, "x")
                .shuffled(new Random(seed))
                .step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .run();
        List<String> reversed = new ArrayList<>();
        walk.calls.stream()
                .filter(call -> !call.startsWith("undo ") && !call.equals("end"))
                .forEach(call -> reversed.add(0, "undo " + call));
        assertThat(undone(walk)).as("seed %s", seed).isEqualTo(reversed);
    }

    @Test
    @DisplayName(
            "keeps nothing of the rounds before a point of no return: a loop without a limit stays as small as it is")
    void constantSize() {
        WorkflowDefinition<String, String> definition = workflow()
                .node(valued("prepare").takes(input()).compensation(taking()))
                .node(valued("copy", "prepare")
                        .pivot()
                        .takes(from("prepare", "copy").earlier("copy"))
                        .compensation(taking(from("copy"))))
                .node(valued("note", "copy")
                        .compensation(taking(
                                from("copy"), from("note").earlier("note").optional())))
                .node(valued("end", "note"))
                .loop(LoopDefinition.of("copy", Repeat.UNBOUNDED, "copy", "note")
                        .tail(Tail.of("note").until(from("note"))))
                .build();
        Walk walk = new Walk(definition, "x")
                .unchecked()
                .until("note", in -> in.rounds().innermost() == 5000);
        walk.run(400);
        int early = walk.checkpoint().length();
        walk.run(14_000);
        assertThat(walk.state.rounds("copy").innermost()).isGreaterThan(4000);
        assertThat(walk.checkpoint().length()).isLessThan(early + 100);
        walk.run();
        assertThat(walk.state.ending()).containsInstanceOf(Ending.Completed.class);
    }
}
