package dev.lodestep.runtime.machine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.Failure;
import dev.lodestep.OnFailure;
import dev.lodestep.Repeat;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A loop")
class LoopTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private static WorkflowDefinition.Builder<String, String> workflow() {
        return WorkflowDefinition.<String, String>of("loops", 1, "test").input(S);
    }

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    /** draft, then review until it is accepted; each change is revised. */
    private static WorkflowDefinition<String, String> documentReview(int max) {
        return workflow()
                .node(valued("draft").takes(input()))
                .node(waitFor("review", "notes", S)
                        .follows("draft")
                        .returns(S)
                        .takes(from("draft", "revise").earlier("revise")))
                .node(valued("revise", "review")
                        .when("review", "changes"::equals)
                        .takes(from("draft", "revise").earlier("revise")))
                .node(valued("publish", "review", "revise")
                        .when("review", "accept"::equals)
                        .takes(from("draft", "revise")))
                .loop(LoopDefinition.of("review", max, "review", "revise").tail(Tail.of("revise")))
                .resultOf(S, "publish")
                .build();
    }

    private static Walk reviewed(int max, Object... notes) {
        return new Walk(documentReview(max), "brief")
                .signals("notes", notes)
                .step("draft", in -> "d0")
                .step("review", in -> {
                    in.<String>get(0);
                    return in.in().<String>payload();
                })
                .step("revise", in -> in.<String>get(0) + "r")
                .step("publish", in -> "published " + in.get(0))
                .run();
    }

    @Test
    @DisplayName("sees in each round what the one before has made, and what follows it takes the last of that")
    void values() {
        Walk walk = reviewed(5, "changes", "changes", "accept");
        assertThat(walk.state.ending()).contains(new Ending.Completed("published d0rr"));
        assertThat(walk.calls)
                .containsExactly("draft", "review", "revise", "review~2", "revise~2", "review~3", "publish");
        assertThat(walk.journal).filteredOn(Entry.Round.class::isInstance).hasSize(2);
    }

    @Test
    @DisplayName("that is left in its first round takes the value from before it, and has recorded nothing")
    void leftAtOnce() {
        Walk walk = reviewed(5, "accept");
        assertThat(walk.state.ending()).contains(new Ending.Completed("published d0"));
        assertThat(walk.journal).noneMatch(entry -> entry instanceof Entry.Round || entry instanceof Entry.LoopEnded);
    }

    @Test
    @DisplayName("fails the run at its limit, in words that say what to do")
    void limit() {
        Walk walk = reviewed(2, "changes", "changes", "changes");
        Ending.Failed failed = (Ending.Failed) walk.state.ending().orElseThrow();
        assertThat(failed.primary().kind()).isEqualTo(Failure.Kind.FAILED);
        assertThat(failed.primary().step()).isEqualTo("revise");
        assertThat(failed.primary().message())
                .contains("the loop from 'review' to 'revise' has made all of its 2 rounds")
                .contains("onLimit = OnLimit.GO_ON");
        assertThat(walk.calls).endsWith("review~2", "revise~2");
    }

    private static WorkflowDefinition<String, String> onboarding() {
        return workflow()
                .node(valued("invite").takes(input()))
                .node(waitFor("confirm", "click", S, Duration.ofDays(3))
                        .follows("invite")
                        .returns(S)
                        .takes(from("invite")))
                .node(valued("remind", "confirm").when("confirm", "not yet"::equals))
                .node(valued("activate", "confirm", "remind").when("confirm", "confirmed"::equals))
                .node(valued("drop", "confirm", "remind").when("confirm", "not yet"::equals))
                .loop(LoopDefinition.of("confirm", 3, "confirm", "remind")
                        .goesOnAtLimit()
                        .tail(Tail.of("remind")))
                .resultOf(S, "activate", "drop")
                .build();
    }

    private static Walk onboarded(Object... clicks) {
        return new Walk(onboarding(), "ann")
                .signals("click", clicks)
                .step(
                        "confirm",
                        in -> in.in()
                                .<Optional<String>>payload()
                                .map(c -> "confirmed")
                                .orElse("not yet"));
    }

    @Test
    @DisplayName("ends when no repeating node ran; branches behind it follow the last round")
    void exit() {
        Walk walk = onboarded().run(7);
        walk.signals("click", "now").run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("activate"));
        assertThat(walk.calls).contains("remind", "confirm~2").doesNotContain("drop");
    }

    @Test
    @DisplayName("goes on behind its limit with what the last round gave, if it is told to")
    void goesOn() {
        Walk walk = onboarded().run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("drop"));
        assertThat(walk.calls)
                .containsExactly(
                        "invite", "confirm", "remind", "confirm~2", "remind~2", "confirm~3", "remind~3", "drop");
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofDays(9)));
        assertThat(walk.journal).contains(new Entry.LoopEnded("confirm", LoopEnd.LIMIT));
    }

    private static WorkflowDefinition<String, String> polling(OnFailure policy, RetryPolicy retry, int max) {
        return workflow()
                .onFailure(policy)
                .node(valued("poll").takes(input()).retry(retry))
                .node(valued("use", "poll").takes(from("poll")))
                .loop(LoopDefinition.of("poll", max, "poll")
                        .tail(Tail.of("poll").every(Duration.ofSeconds(30)).until(from("poll"))))
                .resultOf(S, "use")
                .build();
    }

    @Test
    @DisplayName("of one node repeats it with a pause until its predicate holds")
    void until() {
        Walk walk = new Walk(polling(OnFailure.COMPENSATE, ONCE, Repeat.UNBOUNDED), "x")
                .step("poll", in -> "v" + in.rounds().innermost())
                .until("poll", in -> in.<String>get(0).equals("v3"))
                .step("use", in -> in.get(0))
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("v3"));
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofSeconds(60)));
        assertThat(walk.calls)
                .containsExactly("poll", "until poll", "poll~2", "until poll~2", "poll~3", "until poll~3", "use");
        assertThat(walk.journal).contains(new Entry.LoopEnded("poll", LoopEnd.UNTIL));
    }

    @Test
    @DisplayName("asks again, as the repeating node's policy says, when asking fails")
    void untilFails() {
        RetryPolicy twice = RetryPolicy.of(2, Duration.ofSeconds(5), 1, Duration.ofMinutes(1), 0);
        Walk walk = new Walk(polling(OnFailure.COMPENSATE, twice, 9), "x")
                .until("poll", in -> {
                    if (in.attempt() == 1) {
                        throw new IllegalStateException("cannot say");
                    }
                    return true;
                })
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("use"));
        assertThat(walk.calls).containsExactly("poll", "until poll", "until poll", "use");
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofSeconds(5)));
    }

    @Test
    @DisplayName("that cannot say whether it is over parks the run, keeps the round, and asks afresh when tried again")
    void untilFailsForGood() {
        boolean[] mended = new boolean[1];
        Walk walk = new Walk(polling(OnFailure.PARK, ONCE, 9), "x")
                .until("poll", in -> {
                    if (!mended[0]) {
                        throw new IllegalStateException("cannot say");
                    }
                    return true;
                })
                .run();
        assertThat(walk.state.parked())
                .hasValueSatisfying(why -> assertThat(why).contains("'poll'", "cannot say"));
        mended[0] = true;
        walk.record(new Entry.Retried(1));
        walk.run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("use"));
        assertThat(walk.calls).containsExactly("poll", "until poll", "until poll", "use");
    }

    @Test
    @DisplayName("with two repeating nodes goes on after whichever ran")
    void twoTails() {
        WorkflowDefinition<String, String> agent = workflow()
                .node(valued("begin").takes(input()))
                .node(valued("think", "begin")
                        .takes(from("begin", "tool", "human").earlier("tool", "human")))
                .node(valued("tool", "think").when("think", "call"::equals))
                .node(valued("human", "think").when("think", "ask"::equals))
                .node(valued("report", "think", "tool", "human")
                        .when("think", "final"::equals)
                        .takes(from("begin", "tool", "human")))
                .loop(LoopDefinition.of("think", 40, "think", "tool", "human")
                        .tail(Tail.of("tool"))
                        .tail(Tail.of("human").every(Duration.ofSeconds(1))))
                .resultOf(S, "report")
                .build();
        String[] moves = {"call", "ask", "call", "final"};
        Walk walk = new Walk(agent, "why")
                .step("think", in -> moves[in.rounds().innermost() - 1])
                .step("tool", in -> "tool" + in.rounds())
                .step("human", in -> "human" + in.rounds())
                .step("report", in -> "of " + in.get(0))
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("of tool3"));
        assertThat(walk.calls)
                .containsExactly(
                        "begin", "think", "tool", "think~2", "human~2", "think~3", "tool~3", "think~4", "report");
        assertThat(walk.now).isEqualTo(Walk.after(Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("that is skipped as a whole has ended")
    void skippedAsAWhole() {
        WorkflowDefinition<String, String> maybe = workflow()
                .node(valued("ask"))
                .node(valued("a", "ask").when("ask", "yes"::equals))
                .node(valued("b", "a").takes(from("a")))
                .node(valued("end", "a", "b").takes(from("b").optional()))
                .loop(LoopDefinition.of("a", 5, "a", "b").tail(Tail.of("b")))
                .resultOf(S, "end")
                .build();
        Walk walk = new Walk(maybe, "x")
                .step("end", in -> in.<Optional<String>>get(0).orElse("none"))
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("none"));
        assertThat(walk.calls).containsExactly("ask", "end");
    }

    @Test
    @DisplayName(
            "gives a mandatory case only from its last round, and any other value from the last round that had one")
    void lastRoundOfACase() {
        WorkflowDefinition<String, String> cases = workflow()
                .node(valued("a").takes(input()))
                .node(valued("odd", "a").onlyIf(from("a")))
                .node(valued("tail", "odd"))
                .node(valued("needsCase", "odd", "tail").takes(from("odd").as(String.class)))
                .node(valued("any", "needsCase").takes(from("odd")))
                .loop(LoopDefinition.of("a", 2, "a", "odd", "tail")
                        .goesOnAtLimit()
                        .tail(Tail.of("tail")))
                .resultOf(S, "any")
                .build();
        Walk walk = new Walk(cases, "x")
                .guard("odd", in -> in.rounds().innermost() == 1)
                .step("any", in -> "any of " + in.get(0))
                .run();
        assertThat(walk.state.ending()).contains(new Ending.Completed("any of odd"));
        assertThat(walk.journal).contains(new Entry.Skipped(Place.of("needsCase"), SkipReason.NO_VALUE));
    }

    @Test
    @DisplayName("keeps what it decided when the run is tried again behind it; a failed member runs again in its round")
    void retried() {
        WorkflowDefinition<String, String> parking = workflow()
                .onFailure(OnFailure.PARK)
                .node(valued("a").takes(input()))
                .node(valued("b", "a"))
                .node(valued("tail", "b").onlyIf(from("a")))
                .node(valued("end", "b", "tail"))
                .loop(LoopDefinition.of("a", 9, "a", "b", "tail").tail(Tail.of("tail")))
                .resultOf(S, "end")
                .build();
        int[] failures = {2};
        Walk walk = new Walk(parking, "x")
                .guard("tail", in -> in.rounds().innermost() == 1)
                .step("b", in -> failing(in.rounds().innermost() == 2 && failures[0] == 2, failures))
                .step("end", in -> failing(failures[0] == 1, failures))
                .run();
        assertThat(walk.calls).endsWith("a~2", "b~2");
        walk.record(new Entry.Retried(1));
        walk.run();
        assertThat(walk.calls).endsWith("b~2", "b~2", "guard tail~2", "end");
        walk.record(new Entry.Retried(2));
        walk.run();
        assertThat(walk.calls).endsWith("guard tail~2", "end", "end");
        assertThat(walk.state.ending()).contains(new Ending.Completed("done"));
    }

    private static String failing(boolean now, int[] left) {
        if (now) {
            left[0]--;
            throw new IllegalStateException("broken");
        }
        return "done";
    }

    @Test
    @DisplayName("that overlaps another one, or lacks its own nodes, is refused when the definition is built")
    void refused() {
        assertThatThrownBy(() -> workflow()
                        .node(valued("a"))
                        .node(valued("b", "a"))
                        .node(valued("c", "b"))
                        .loop(LoopDefinition.of("a", 2, "a", "b").tail(Tail.of("b")))
                        .loop(LoopDefinition.of("b", 2, "b", "c").tail(Tail.of("c")))
                        .build())
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> workflow()
                        .node(valued("a"))
                        .loop(LoopDefinition.of("a", 2, "a").tail(Tail.of("b")))
                        .build())
                .hasMessageContaining("not all of its header and its repeating nodes");
    }
}
