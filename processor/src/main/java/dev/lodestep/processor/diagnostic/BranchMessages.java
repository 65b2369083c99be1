package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import java.util.List;
import java.util.Locale;

/** Every message about the cases of a decision and what they leave out. */
public final class BranchMessages {
    private BranchMessages() {}

    /** {@code unhandled-case}; {@code decider} as in {@code 'check' gives} or {@code the input is}. */
    public static Finding unhandledCase(
            SourceRef at, String decider, List<String> cases, List<String> followed, boolean isNode) {
        String first = cases.get(0);
        Text text =
                Text.of("nothing goes on when " + decider + " " + listed(cases)).details(followed);
        boolean type = Character.isUpperCase(first.charAt(0)) && !first.equals(first.toUpperCase(Locale.ROOT));
        text.paragraph(isNode && !first.contains(" ") ? "Either way:" : "Let a step go on:");
        text.way(
                1,
                "go on",
                type
                        ? "@Step … on" + first + "(" + first + " " + Words.decapital(first) + ") { … }"
                        : first.contains(" ") ? "@Step(after = …)" : "@Step(after = …, when = \"" + first + "\")");
        if (isNode && !first.contains(" ")) {
            text.way(2, "say that the run ends there", "ends = \"" + first + "\"   or   aborts = \"" + first + "\"");
        }
        return new Finding(CheckId.UNHANDLED_CASE, at, text.done());
    }

    /** {@code unreachable-step}: a node that never runs. */
    public static Finding unreachableStep(SourceRef at, String node, List<String> reasons) {
        return new Finding(
                CheckId.UNREACHABLE_STEP,
                at,
                Text.of("'" + node + "' can never run: what it needs is never there together")
                        .details(reasons)
                        .paragraph("Remove the step, or one of these.")
                        .done());
    }

    /** {@code unreachable-step}: a node in {@code after} that can never be followed. */
    public static Finding neverFollowed(SourceRef at, String node, String after) {
        return new Finding(
                CheckId.UNREACHABLE_STEP,
                at,
                Text.of("'" + node + "' can never run after '" + after
                                + "': they are on branches that exclude each other")
                        .paragraph("Remove '" + after + "' from 'after'.")
                        .done());
    }

    private static String listed(List<String> names) {
        return names.size() <= 8
                ? String.join(" or ", names)
                : String.join(", ", names.subList(0, 8)) + " and " + (names.size() - 8) + " more";
    }
}
