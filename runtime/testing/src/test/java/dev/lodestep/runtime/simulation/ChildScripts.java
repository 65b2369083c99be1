package dev.lodestep.runtime.simulation;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.child;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;

import dev.lodestep.ChildFailedException;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.ChildDefinition;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Workflows that start others, each small. What the input says decides how they end: a step fails whose name stands after {@code fail}. */
public final class ChildScripts {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private ChildScripts() {}

    /** A step that gives a string and is tried once. */
    public static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    /** Fails a step of that name if the input says so. */
    public static String unlessAsked(String input, String step, String value) {
        if (input.contains("fail " + step)) {
            throw new IllegalStateException(step);
        }
        return value;
    }

    /** Makes one piece in two steps that can be undone. */
    public static Script piece() {
        return Script.named("piece")
                .node(
                        valued("cut").takes(input()).compensation(taking(from("cut"))),
                        in -> unlessAsked(in.get(0), "cut", in.get(0) + "'"))
                .undo("cut", in -> in.<String>get(0))
                .node(
                        valued("sew", "cut").takes(from("cut"), input()).compensation(taking(from("sew"))),
                        in -> unlessAsked(in.get(1), "sew", in.get(0) + "'"))
                .undo("sew", in -> in.<String>get(0))
                .resultOf("sew");
    }

    /** Makes one piece when somebody says how. */
    public static Script fitted() {
        return Script.named("fitted")
                .node(
                        valued("measure").takes(input()).compensation(taking(from("measure"))),
                        in -> unlessAsked(in.get(0), "measure", in.get(0) + "?"))
                .undo("measure", in -> null)
                .node(
                        waitFor("fit", "size", S)
                                .follows("measure")
                                .takes(from("measure"))
                                .returns(S)
                                .retry(ONCE),
                        in -> in.get(0) + in.<String>payload())
                .resultOf("fit");
    }

    /** One child between two steps. */
    public static Script order(Script.Machine piece) {
        return Script.named("order-of-" + piece.definition().version().workflow())
                .node(valued("take").takes(input()).compensation(taking(from("take"))), in -> in.get(0))
                .undo("take", in -> null)
                .node(
                        child("make", ChildDefinition.one(piece::definition))
                                .follows("take")
                                .takes(from("take"))
                                .retry(ONCE)
                                .returns(S),
                        in -> in.get(0))
                .node(
                        valued("ship", "make").takes(from("make"), input()),
                        in -> unlessAsked(in.get(1), "ship", "shipped " + in.get(0)))
                .resultOf("ship");
    }

    /** A child for each of the input's words. */
    public static Script orders(Script.Machine piece) {
        return Script.named("orders-of-" + piece.definition().version().workflow())
                .node(
                        child("make", ChildDefinition.many(piece::definition))
                                .takes(input())
                                .retry(ONCE)
                                .returns(S),
                        in -> words(in.get(0)))
                .node(valued("ship", "make").takes(from("make"), input()), in -> {
                    unlessAsked(in.get(1), "ship", "");
                    return String.join(" ", in.<List<String>>get(0));
                })
                .resultOf("ship");
    }

    private static List<String> words(String input) {
        String all = input.replaceAll("; fail ship", "");
        return all.isEmpty() ? List.of() : Arrays.asList(all.split(", "));
    }

    /** A child in each of two rounds. */
    public static Script series(Script.Machine piece) {
        return Script.named("series-of-" + piece.definition().version().workflow())
                .node(
                        valued("next").takes(input()),
                        in -> in.<String>get(0) + in.step().round())
                .node(
                        child("make", ChildDefinition.one(piece::definition))
                                .follows("next")
                                .takes(from("next"))
                                .retry(ONCE)
                                .returns(S),
                        in -> in.get(0))
                .loop(LoopDefinition.of("next", 2, "next", "make")
                        .goesOnAtLimit()
                        .tail(Tail.of("make")))
                .node(
                        valued("ship", "make").takes(from("make"), input()),
                        in -> unlessAsked(in.get(1), "ship", "shipped " + in.get(0)))
                .resultOf("ship");
    }

    /** One child for which another result stands in when it fails. */
    public static Script orderWithSubstitute(Script.Machine piece) {
        return Script.named("substitute-of-" + piece.definition().version().workflow())
                .node(
                        child("make", ChildDefinition.one(piece::definition))
                                .takes(input())
                                .retry(ONCE)
                                .recovery(RecoveryDefinition.of("buy", ChildFailedException.class, input()))
                                .returns(S),
                        in -> in.get(0))
                .recovery(
                        "buy",
                        in -> "bought, for "
                                + in.<ChildFailedException>error().child() + " failed at "
                                + in.<ChildFailedException>error().failure().step())
                .node(
                        valued("ship", "make").takes(from("make"), input()),
                        in -> unlessAsked(in.get(1), "ship", "shipped " + in.get(0)))
                .resultOf("ship");
    }
}
