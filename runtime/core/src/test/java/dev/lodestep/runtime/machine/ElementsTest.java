package dev.lodestep.runtime.machine;

import static dev.lodestep.runtime.machine.Binding.element;
import static dev.lodestep.runtime.machine.Binding.elementResult;
import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A node that runs for each element of a list")
class ElementsTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(9), 2, Duration.ofMinutes(1), 0);

    private static WorkflowDefinition.Builder<String, List<String>> workflow() {
        return WorkflowDefinition.<String, List<String>>of("elements", 1, "test")
                .input(S);
    }

    private static NodeDefinition list() {
        return step("list").takes(input()).returns(Codecs.list(S));
    }

    private static NodeDefinition each(int atOnce) {
        return step("each")
                .follows("list")
                .forEach(from("list"), atOnce)
                .takes(element())
                .retry(ONCE)
                .returns(S);
    }

    private static NodeDefinition end(Binding results) {
        return step("end").follows("each").retry(ONCE).takes(results).returns(Codecs.list(S));
    }

    private static Walk walk(WorkflowDefinition<?, ?> definition, int count) {
        List<String> values =
                IntStream.range(0, count).mapToObj(index -> "v" + index).toList();
        return new Walk(definition, "x")
                .step("list", in -> values)
                .step("each", in -> in.get(0) + "!")
                .step(
                        "end",
                        in -> in.get(0) instanceof Optional<?> maybe
                                ? maybe.map(all -> (Object) all).orElse(List.of())
                                : in.get(0));
    }

    @Test
    @DisplayName(
            "gives the results in the order of the elements, in whatever order they complete, and never runs more than so many at once")
    void order() {
        long seed = new Random().nextLong();
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(each(4))
                .node(end(from("each")))
                .resultOf(Codecs.list(S), "end")
                .build();
        Walk walk = walk(definition, 300).shuffled(new Random(seed)).run();
        List<String> expected =
                IntStream.range(0, 300).mapToObj(index -> "v" + index + "!").toList();
        assertThat(walk.state.ending()).as("seed %s", seed).contains(new Ending.Completed(expected));
        assertThat(walk.mostOpen()).isEqualTo(4);
        assertThat(walk.journal).as("list, count, elements, end, final").hasSize(1 + 1 + 300 + 1 + 1);
    }

    @Test
    @DisplayName("and its codec: at every entry the checkpoint goes on as the journal does")
    void checkpoints() {
        Walk walk = walk(
                        workflow()
                                .node(list())
                                .node(each(2))
                                .node(end(from("each")))
                                .build(),
                        5)
                .shuffled(new Random(7))
                .run();
        for (int position = 0; position <= walk.journal.size(); position++) {
            assertThat(walk.checkpoint(walk.resumedAt(position))).isEqualTo(walk.checkpoint());
        }
    }

    @Test
    @DisplayName("of an empty list completes when it is reached; of a list that is absent it does not run")
    void empty() {
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list().onlyIf(input()))
                .node(each(4))
                .node(end(from("each").optional()))
                .resultOf(Codecs.list(S), "each", "end")
                .build();
        assertThat(walk(definition, 0).run().state.ending()).contains(new Ending.Completed(List.of()));
        Walk absent = walk(definition, 0).guard("list", in -> false).run();
        assertThat(absent.journal).contains(new Entry.Skipped(Place.of("each"), SkipReason.NO_VALUE));
    }

    @Test
    @DisplayName("asks its guard once, before the elements are counted")
    void guarded() {
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(each(4).onlyIf(from("list")))
                .node(end(from("each").optional()))
                .build();
        assertThat(walk(definition, 3).run().calls)
                .containsExactly("list", "guard each", "each#0", "each#1", "each#2", "end");
        assertThat(walk(definition, 3).guard("each", in -> false).run().calls)
                .containsExactly("list", "guard each", "end");
    }

    @Test
    @DisplayName("tries each element again by itself; the others go on meanwhile")
    void retried() {
        Walk walk = walk(
                        workflow()
                                .node(list())
                                .node(each(2).retry(TWICE))
                                .node(end(from("each")))
                                .resultOf(Codecs.list(S), "end")
                                .build(),
                        4)
                .step("each", in -> {
                    if (in.place().element() == 0 && in.attempt() == 1) {
                        throw new IllegalStateException("flaky");
                    }
                    return in.get(0);
                })
                .run();
        assertThat(walk.calls).containsExactly("list", "each#0", "each#1", "each#2", "each#3", "each#0", "end");
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofSeconds(9)));
        assertThat(walk.state.ending()).contains(new Ending.Completed(List.of("v0", "v1", "v2", "v3")));
    }

    @Test
    @DisplayName(
            "whose element fails for good begins no other one, and undoes those that completed, newest first, each with its own values")
    void undone() {
        List<String> seen = new ArrayList<>();
        Walk walk = walk(
                        workflow()
                                .node(list())
                                .node(each(1).compensation(taking(element(), elementResult(), from("list"))))
                                .node(end(from("each")))
                                .build(),
                        9)
                .step("each", in -> {
                    if (in.place().element() == 3) {
                        throw new IllegalStateException("no");
                    }
                    return in.get(0) + "!";
                })
                .undo(
                        "each",
                        in -> seen.add(in.get(0) + " " + in.get(1) + " "
                                + in.<List<?>>get(2).size()))
                .run();
        assertThat(walk.calls)
                .containsExactly(
                        "list", "each#0", "each#1", "each#2", "each#3", "undo each#2", "undo each#1", "undo each#0");
        assertThat(seen).containsExactly("v2 v2! 9", "v1 v1! 9", "v0 v0! 9");
        Ending.Failed failed = (Ending.Failed) walk.state.ending().orElseThrow();
        assertThat(failed.primary().step()).isEqualTo("each#3");
        assertThat(walk.state.at(Place.of("each").at(2))).isInstanceOf(NodeState.Undone.class);
    }

    @Test
    @DisplayName("undoes an element that failed, too, where its compensation is for that")
    void undoneEvenIfFailed() {
        Walk walk = walk(
                        workflow()
                                .node(list())
                                .node(each(1).compensation(taking(element()).alsoIfFailed()))
                                .node(end(from("each")))
                                .build(),
                        2)
                .step("each", in -> {
                    if (in.place().element() == 1) {
                        throw new IllegalStateException("no");
                    }
                    return "done";
                })
                .run();
        assertThat(walk.calls).endsWith("undo each#1", "undo each#0");
    }

    @Test
    @DisplayName("whose failures are tolerated runs all elements, and gives no value if one of them failed")
    void tolerated() {
        Walk walk = walk(
                        workflow()
                                .node(list())
                                .node(each(2).continuesOnError())
                                .node(end(from("each").optional()).after("each"))
                                .resultOf(Codecs.list(S), "end")
                                .build(),
                        4)
                .step("each", in -> {
                    if (in.place().element() == 1) {
                        throw new IllegalStateException("no");
                    }
                    return in.get(0);
                })
                .run();
        assertThat(walk.calls).containsExactly("list", "each#0", "each#1", "each#2", "each#3", "end");
        assertThat(walk.state.ending()).contains(new Ending.Completed(List.of()));
    }

    @Test
    @DisplayName("of a parked run tries only the elements again that failed")
    void parked() {
        boolean[] mended = new boolean[1];
        Walk walk = walk(
                        workflow()
                                .onFailure(OnFailure.PARK)
                                .node(list())
                                .node(each(2))
                                .node(end(from("each")))
                                .resultOf(Codecs.list(S), "end")
                                .build(),
                        5)
                .step("each", in -> {
                    if (in.place().element() == 1 && !mended[0]) {
                        throw new IllegalStateException("no");
                    }
                    return in.get(0);
                })
                .run();
        assertThat(walk.calls).containsExactly("list", "each#0", "each#1");
        assertThat(walk.state.parked()).isPresent();
        mended[0] = true;
        walk.record(new Entry.Retried(1));
        walk.run();
        assertThat(walk.calls)
                .containsExactly("list", "each#0", "each#1", "each#1", "each#2", "each#3", "each#4", "end");
        assertThat(walk.state.ending()).contains(new Ending.Completed(List.of("v0", "v1", "v2", "v3", "v4")));
    }

    @Test
    @DisplayName("and waits opens a wait for each; a signal is for the first that is open")
    void waits() {
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(waitFor("each", "vote", S, Duration.ofHours(1))
                        .follows("list")
                        .forEach(from("list"), 2)
                        .takes(element())
                        .returns(S))
                .node(end(from("each")))
                .resultOf(Codecs.list(S), "end")
                .build();
        Walk walk = walk(definition, 4)
                .step(
                        "each",
                        in -> in.get(0) + " "
                                + in.in().<Optional<String>>payload().orElse("late"))
                .signals("vote", "a", "b", "c")
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed(List.of("v0 a", "v1 b", "v2 c", "v3 late")));
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("in a loop has its own elements in each round, and all of them are undone")
    void inLoop() {
        List<String> seen = new ArrayList<>();
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(each(3).compensation(taking(element(), elementResult())))
                .node(end(from("each")))
                .node(step("after").follows("end").retry(ONCE))
                .loop(LoopDefinition.of("list", 2, "list", "each", "end")
                        .goesOnAtLimit()
                        .tail(Tail.of("end")))
                .build();
        Walk walk = new Walk(definition, "x")
                .step("list", in -> in.rounds().first() ? List.of("a", "b", "c") : List.of("d", "e"))
                .step("each", in -> in.get(0) + "!")
                .step("end", in -> in.get(0))
                .step("after", in -> {
                    throw new IllegalStateException("after");
                })
                .undo("each", in -> seen.add(in.get(0) + " " + in.get(1)))
                .run();
        assertThat(seen).containsExactly("e e!", "d d!", "c c!", "b b!", "a a!");
        assertThat(walk.calls).endsWith("undo each#1~2", "undo each#0~2", "undo each#2", "undo each#1", "undo each#0");
    }

    @Test
    @DisplayName("and sleeps for each is over when all are")
    void sleeps() {
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(NodeDefinition.sleep("each")
                        .follows("list")
                        .forEach(from("list"), 9)
                        .takes(element()))
                .node(end(from("list")))
                .resultOf(Codecs.list(S), "end")
                .build();
        Walk walk = walk(definition, 3)
                .step("each", in -> Duration.ofHours(1 + in.place().element()))
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed(List.of("v0", "v1", "v2")));
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofHours(3)));
    }

    @Test
    @DisplayName("that loses a race half done is skipped; what it did is undone with the rest")
    void lostRace() {
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(each(1).inRace("g").compensation(taking(element())))
                .node(waitFor("stop", "stop", S).follows("list").inRace("g").returns(S))
                .node(end(from("list")).follows("each", "stop"))
                .build();
        Walk walk = walk(definition, 5)
                .step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .run(5);
        walk.record(new Entry.Signalled(Place.of("stop"), 1, "now"));
        walk.record(new Entry.Completed(Place.of("stop"), 1, "now"));
        walk.run();
        assertThat(walk.calls)
                .containsExactly(
                        "list", "each#0", "each#1", "each#2", "end", "undo each#2", "undo each#1", "undo each#0");
    }

    @Test
    @DisplayName("of ten thousand plans no more than may run at once, and keeps what does not change")
    void many() {
        WorkflowDefinition<String, List<String>> definition = workflow()
                .node(list())
                .node(each(8).compensation(taking(element())))
                .node(end(from("each")))
                .build();
        Walk walk = walk(definition, 10_000).unchecked().shuffled(new Random(1)).run(5_000);
        assertThat(walk.mostOpen()).isEqualTo(8);
        RunState before = walk.state;
        walk.run(5_001);
        int changed = 0;
        for (int element = 0; element < 10_000; element++) {
            Place place = Place.of("each").at(element);
            changed += before.at(place) == walk.state.at(place) ? 0 : 1;
        }
        assertThat(changed).isEqualTo(1);
        walk.step("end", in -> {
                    throw new IllegalStateException("end");
                })
                .run();
        assertThat(walk.calls).filteredOn(call -> call.startsWith("undo")).hasSize(10_000);
        assertThat(walk.state.ending()).containsInstanceOf(Ending.Failed.class);
    }

    @Test
    @DisplayName("is named with its element in journals, and nothing else is taken for that")
    void places() {
        WorkflowDefinition<String, List<String>> definition =
                workflow().node(list()).node(each(1)).node(end(from("each"))).build();
        assertThat(definition.place("each")).isEqualTo(Place.of("each"));
        assertThat(definition.place("each#12"))
                .isEqualTo(Place.of("each").at(12))
                .hasToString("each#12");
        for (String text : List.of("list#1", "each#", "each#x", "each#-1", "gone", "#1")) {
            assertThatThrownBy(() -> definition.place(text)).isInstanceOf(UnknownNodeException.class);
        }
    }
}
