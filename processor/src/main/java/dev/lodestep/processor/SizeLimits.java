package dev.lodestep.processor;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.StoredTypes;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Refuses what generated classes cannot hold, however it is spread over methods and nested classes. */
final class SizeLimits {
    /** What an enum with a constant for each node can hold, and some room. */
    private static final int NODES = 2_500;

    /** What one expression that lists the cases of a sealed type can hold, and some room. */
    private static final int CASES = 1_000;

    private SizeLimits() {}

    static Optional<Finding> check(WorkflowModel model) {
        return finding(model, "nodes", model.nodes().size(), NODES);
    }

    static Optional<Finding> check(WorkflowModel model, StoredTypes stored) {
        Set<TypeRef> seen = new HashSet<>();
        return stored.all().flatMap(each -> check(model, each, seen).stream()).findFirst();
    }

    private static Optional<Finding> check(WorkflowModel model, CodecPlan plan, Set<TypeRef> seen) {
        if (!seen.add(plan.type())) {
            return Optional.empty();
        }
        if (plan instanceof CodecPlan.Union union && union.variants().size() > CASES) {
            String what = "cases of '" + union.type().display() + "'";
            return finding(model, what, union.variants().size(), CASES);
        }
        return plan.parts().stream()
                .flatMap(each -> check(model, each, seen).stream())
                .findFirst();
    }

    private static Optional<Finding> finding(WorkflowModel model, String what, int found, int limit) {
        return found <= limit
                ? Optional.empty()
                : Optional.of(DeclarationMessages.tooLarge(model.source(), model.simpleName(), what, found, limit));
    }
}
