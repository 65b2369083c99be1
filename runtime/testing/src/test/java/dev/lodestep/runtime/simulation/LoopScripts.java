package dev.lodestep.runtime.simulation;

import static dev.lodestep.runtime.machine.Binding.element;
import static dev.lodestep.runtime.machine.Binding.elementResult;
import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Workflows with loops and with elements, each small and with something that goes wrong in it. What the input says decides how they end. */
public final class LoopScripts {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(5), 1, Duration.ofMinutes(1), 0);
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private LoopScripts() {}

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    private static <T> T fail(String why) {
        throw new IllegalStateException(why);
    }

    private static Object unlessAsked(String input, String place, Object value) {
        return input.contains("fail " + place) ? fail(place) : value;
    }

    /** A draft, reviewed by signals {@code notes} until one is {@code accept}; each revision fails once and can be undone. */
    public static Script documentReview() {
        return Script.named("document-review")
                .node(valued("draft").takes(input()).compensation(taking(from("draft"))), in -> "d")
                .undo("draft", in -> null)
                .node(
                        waitFor("review", "notes", S, Duration.ofDays(7))
                                .follows("draft")
                                .returns(S)
                                .takes(from("draft", "revise").earlier("revise")),
                        in -> in.<Optional<String>>payload().orElse("late"))
                .node(
                        valued("revise", "review")
                                .when("review", "changes"::equals)
                                .retry(TWICE)
                                .takes(from("draft", "revise").earlier("revise"))
                                .compensation(taking(from("revise"), from("review"))),
                        in -> in.step().attempt() == 1
                                ? fail("revise")
                                : in.<String>get(0) + in.step().round())
                .undo("revise", in -> null)
                .node(
                        valued("publish", "review", "revise")
                                .when("review", "accept"::equals)
                                .takes(from("draft", "revise"), input()),
                        in -> unlessAsked(in.get(1), "publish", in.get(0)))
                .loop(LoopDefinition.of("review", 5, "review", "revise")
                        .tail(Tail.of("revise").every(Duration.ofSeconds(2))))
                .resultOf("publish");
    }

    /** Two rounds of plans, each polled until its predicate, which fails once, says it is there; then it is used. */
    public static Script nested() {
        return Script.named("nested")
                .node(valued("plan").takes(input()), in -> "p" + in.step().round())
                .node(
                        valued("poll", "plan")
                                .takes(from("plan"))
                                .retry(TWICE)
                                .compensation(taking(from("poll"), from("plan"))),
                        in -> in.<String>get(0) + "." + in.step().round())
                .undo("poll", in -> null)
                .node(
                        valued("use", "poll").takes(from("poll"), input()),
                        in -> unlessAsked(in.get(1), "use " + in.step().round(), in.get(0)))
                .node(valued("end", "use").takes(from("use"), input()), in -> unlessAsked(in.get(1), "end", in.get(0)))
                .loop(LoopDefinition.of("poll", 9, "poll")
                        .tail(Tail.of("poll").every(Duration.ofSeconds(3)).until(from("poll"))))
                .until(
                        "poll",
                        in -> in.step().attempt() == 1 && in.step().round() == 1
                                ? fail("until")
                                : in.<String>get(0).endsWith(".2"))
                .loop(LoopDefinition.of("plan", 2, "plan", "poll", "use")
                        .goesOnAtLimit()
                        .tail(Tail.of("use")))
                .resultOf("end");
    }

    /** The input's words, one after the other; each can be undone, and the second one fails at first. */
    public static Script words(int atOnce) {
        return Script.named("words")
                .node(
                        step("split").takes(input()).returns(Codecs.list(S)),
                        in -> List.of(in.<String>get(0).split(" ")))
                .node(
                        valued("each", "split")
                                .forEach(from("split"), atOnce)
                                .takes(element())
                                .retry(TWICE)
                                .compensation(taking(element(), elementResult())),
                        in -> in.get(0).equals("two") && in.step().attempt() == 1
                                        || in.get(0).equals("bad")
                                ? fail("each")
                                : in.<String>get(0).toUpperCase(java.util.Locale.ROOT))
                .undo("each", in -> in.<String>get(0) + in.get(1))
                .node(valued("join", "each").takes(from("each"), input()), in -> {
                    unlessAsked(in.get(1), "join", "");
                    return String.join(" ", in.<List<String>>get(0));
                })
                .resultOf("join");
    }

    /** Each of the input's words waits for a signal {@code vote} or for an hour. */
    public static Script votes(int atOnce) {
        return Script.named("votes")
                .node(
                        step("split").takes(input()).returns(Codecs.list(S)),
                        in -> Arrays.asList(in.<String>get(0).split(" ")))
                .node(
                        waitFor("each", "vote", S, Duration.ofHours(1))
                                .follows("split")
                                .forEach(from("split"), atOnce)
                                .takes(element())
                                .returns(S)
                                .compensation(taking(elementResult())),
                        in -> in.get(0) + "=" + in.<Optional<String>>payload().orElse("none"))
                .undo("each", in -> null)
                .node(valued("join", "each").takes(from("each"), input()), in -> {
                    unlessAsked(in.get(1), "join", "");
                    return String.join(" ", in.<List<String>>get(0));
                })
                .resultOf("join");
    }
}
