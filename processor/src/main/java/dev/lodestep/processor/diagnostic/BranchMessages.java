package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;

/** Every message about the cases of a decision and what they leave out. */
public final class BranchMessages {
    private BranchMessages() {}

    /**
     * {@code unhandled-case}.
     *
     * @param at the deciding node
     * @param decider as in {@code 'check' gives} or {@code the input is}
     * @param cases the cases that nothing follows
     * @param absent whether nothing follows an empty {@code Optional} either
     * @param followed the nodes that follow other cases, each with when it runs
     * @param isNode whether it is a node that decides, which could end the run
     */
    public static Finding unhandledCase(
            SourceRef at, String decider, List<Case> cases, boolean absent, List<String> followed, boolean isNode) {
        List<String> labels = new ArrayList<>(cases.stream().map(Case::label).toList());
        if (absent) {
            labels.add("an empty Optional");
        }
        Text text = Text.of("nothing goes on when " + decider + " " + listed(labels))
                .details(followed);
        if (cases.isEmpty()) {
            text.paragraph("Let a step go on whatever there is:").code("@Step(after = …)");
        } else if (isNode) {
            String first = cases.get(0).label();
            text.paragraph("Either way:")
                    .way(1, "go on", follower(cases.get(0)))
                    .way(
                            2,
                            "say that the run ends there",
                            "ends = \"" + first + "\"   or   aborts = \"" + first + "\"");
        } else {
            text.paragraph("Let a step go on:").code(follower(cases.get(0)));
        }
        return new Finding(CheckId.UNHANDLED_CASE, at, text.done());
    }

    private static String follower(Case which) {
        String label = which.label();
        return which instanceof Case.OfType
                ? "@Step … on" + label + "(" + label + " " + Words.decapital(label) + ") { … }"
                : "@Step(after = …, when = \"" + label + "\")";
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
