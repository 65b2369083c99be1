package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;

/** Every message about which node comes before which. */
public final class OrderMessages {
    private static final int SHOWN = 8;

    private OrderMessages() {}

    /** {@code ambiguous-parameter}: two results that nothing orders. */
    public static Finding ambiguousParameter(
            SourceRef at, String node, TypeRef type, String variable, String first, String second) {
        return new Finding(
                CheckId.AMBIGUOUS_PARAMETER,
                at,
                Text.of("'" + node + "' needs " + Words.a(type.display()) + ", and both '" + first + "' and '" + second
                                + "' may have given the last one")
                        .paragraph("Either way:")
                        .way(1, "say which you mean", "@From(\"" + second + "\") " + type.display() + " " + variable)
                        .way(2, "say on '" + second + "' that it comes later", "after = \"" + first + "\"")
                        .done());
    }

    /** {@code ambiguous-parameter}: nodes that take and give one type, so that each could come first. */
    public static Finding ambiguousOrder(SourceRef at, TypeRef type, List<String> cycle) {
        String names = Words.quoted(cycle, " and ");
        return new Finding(
                CheckId.AMBIGUOUS_PARAMETER,
                at,
                Text.of(names + " each need the " + type.display() + " that the other gives: which comes first?")
                        .paragraph("Say it on the one that comes later:")
                        .code("after = \"" + cycle.get(0) + "\"")
                        .done());
    }

    /** {@code step-cycle}; {@code edges} says of each node of the cycle what it needs of the one before. */
    public static Finding stepCycle(SourceRef at, List<String> cycle, List<String> edges) {
        String names = cycle.size() == 1
                ? "'" + cycle.get(0) + "' waits for itself"
                : Words.quoted(cycle, " and ") + " wait for each other";
        return new Finding(
                CheckId.STEP_CYCLE,
                at,
                Text.of(names)
                        .details(edges)
                        .paragraph("Remove one of these, or take the value from another step with @From.")
                        .done());
    }

    /** {@code several-starts}; the starts in the order in which they are best put. */
    public static Finding severalStarts(SourceRef at, List<String> starts) {
        String names = Words.quoted(starts, ", ");
        Text text = Text.of("the workflow has " + starts.size() + " starts: " + names)
                .paragraph("Either way:")
                .detail("1) let one come after the other, as in this order:");
        for (int i = 1; i < starts.size() && i < SHOWN; i++) {
            text.detail("    on '" + starts.get(i) + "': after = \"" + starts.get(i - 1) + "\"");
        }
        return new Finding(
                CheckId.SEVERAL_STARTS,
                at,
                text.way(2, "let all of them run at once, and say so on each", "@Parallel")
                        .done());
    }

    /** {@code accidental-concurrency}. */
    public static Finding accidentalConcurrency(SourceRef at, String first, String second, List<String> common) {
        Text text = Text.of(
                "'" + second + "' and '" + first + "' could run at the same time: nothing says which comes first");
        if (!common.isEmpty()) {
            text.detail("both come after " + Words.quoted(common, " and "));
        }
        return new Finding(
                CheckId.ACCIDENTAL_CONCURRENCY,
                at,
                text.paragraph("Say it, either way:")
                        .way(1, "on '" + second + "'", "after = \"" + first + "\"")
                        .way(2, "on '" + first + "'", "after = \"" + second + "\"")
                        .way(3, "on both, where they may run at once", "@Parallel")
                        .done());
    }

    /** {@code too-many-decisions}. */
    public static Finding tooManyDecisions(SourceRef at, String workflow) {
        return new Finding(
                CheckId.TOO_MANY_DECISIONS,
                at,
                Text.of("the conditions of '" + workflow + "' are too many to be checked together")
                        .paragraph(
                                "Split the workflow where its branches come together, so that each part decides less.")
                        .done());
    }
}
