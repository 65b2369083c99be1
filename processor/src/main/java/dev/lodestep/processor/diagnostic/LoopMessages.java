package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import java.util.List;

/** Every message about loops and races. */
public final class LoopMessages {
    private LoopMessages() {}

    /** {@code bad-loop}: a node inside follows one outside that does not come before the loop. */
    public static Finding enteredElsewhere(SourceRef at, String tail, String inside, String outside) {
        return badLoop(
                at,
                Text.of("the loop of '" + tail + "' has a second entry: '" + inside + "' is in it and follows '"
                                + outside + "', which is not")
                        .paragraph("A round begins at one node. Either way:")
                        .way(
                                1,
                                "let '" + outside + "' come before the loop",
                                "on the loop's first node: after = \"" + outside + "\"")
                        .way(2, "take '" + inside + "' out of the loop", "@Repeat(from = …) from a later node"));
    }

    /** {@code bad-loop}: a parallel branch leaves the loop, and the one beside it stays. */
    public static Finding halfAFork(SourceRef at, String tail, String inside, String outside) {
        return badLoop(
                at,
                Text.of("the loop of '" + tail + "' holds half of a fork: '" + inside + "' is in it, but '" + outside
                                + "', which runs beside it, is not")
                        .paragraph("What is not on a way to '" + tail
                                + "' runs once, when the loop has ended. Either way:")
                        .way(1, "let both be repeated", "on '" + tail + "': after = \"" + outside + "\"")
                        .way(2, "let it run once, after the loop", "remove @Parallel from '" + outside + "'"));
    }

    /** {@code bad-loop}: two loops that are neither disjoint nor one inside the other. */
    public static Finding overlap(SourceRef at, String tail, String other) {
        return badLoop(
                at,
                Text.of("the loops of '" + tail + "' and '" + other + "' overlap, and neither is inside the other")
                        .paragraph("Loops are disjoint or nested. Begin one of them at another node, or split the"
                                + " workflow:")
                        .code("@Repeat(from = …)"));
    }

    /** {@code bad-loop}: two repeating nodes that can both run in a round. */
    public static Finding bothRepeat(SourceRef at, String tail, String other, String header) {
        return badLoop(
                at,
                Text.of("'" + tail + "' and '" + other + "' both repeat from '" + header
                                + "', and nothing says that only one of them runs in a round")
                        .paragraph("Let them take different cases of one decision, or let one node repeat after both:")
                        .code("@Step(after = {\"" + other + "\", \"" + tail + "\"}) @Repeat(from = \"" + header
                                + "\", max = …)"));
    }

    /** {@code bad-loop}: two repeating nodes of one loop with different limits. */
    public static Finding otherLimit(SourceRef at, String tail, String other, String header) {
        return badLoop(
                at,
                Text.of("'" + tail + "' and '" + other + "' both repeat from '" + header
                                + "', but with different limits")
                        .paragraph("They close one loop. Give both the same 'max' and 'onLimit'."));
    }

    /** {@code bad-loop}: nothing ends the loop but its limit. */
    public static Finding noEnd(SourceRef at, String tail) {
        return badLoop(
                at,
                Text.of("the loop of '" + tail + "' never ends: '" + tail + "' runs in every round")
                        .paragraph("Either way:")
                        .way(1, "say when it ends", "@Until(\"" + tail + "\") boolean done(…) { … }")
                        .way(2, "let it run only for some case", "@OnlyIf(\"" + tail + "\") boolean again(…) { … }"));
    }

    /** {@code bad-loop}: a loop without a limit in which nothing pauses. */
    public static Finding spins(SourceRef at, String tail) {
        return badLoop(
                at,
                Text.of("the loop of '" + tail + "' has no limit, and nothing in it pauses")
                        .paragraph("It could spin for ever. Give it a limit, or a pause between two rounds:")
                        .code("@Repeat(max = Repeat.UNBOUNDED, every = \"30s\")"));
    }

    private static Finding badLoop(SourceRef at, Text text) {
        return new Finding(CheckId.BAD_LOOP, at, text.done());
    }

    /** {@code bad-race}: a group of one. */
    public static Finding raceOfOne(SourceRef at, String node, String group) {
        return new Finding(
                CheckId.BAD_RACE,
                at,
                Text.of("'" + node + "' is the only node in the race '" + group + "'")
                        .paragraph("Add the node that it races with, or remove the annotation:")
                        .code("@FirstOf(\"" + group + "\")")
                        .done());
    }

    /** {@code bad-race}: members that follow different nodes. */
    public static Finding unequalRace(
            SourceRef at,
            String group,
            String first,
            List<String> firstFollows,
            String other,
            List<String> otherFollows) {
        return new Finding(
                CheckId.BAD_RACE,
                at,
                Text.of("'" + first + "' and '" + other + "' cannot race in '" + group
                                + "': they do not follow the same nodes")
                        .detail(follows(first, firstFollows))
                        .detail(follows(other, otherFollows))
                        .paragraph("A race begins for all at once. Let both follow the same nodes, with 'after'.")
                        .done());
    }

    private static String follows(String node, List<String> before) {
        return "'" + node + "' follows " + (before.isEmpty() ? "nothing" : Words.quoted(before, " and "));
    }
}
