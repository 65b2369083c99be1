package dev.lodestep.runtime.machine;

import java.util.function.Supplier;

/**
 * The workflow that a node starts. Workflows may refer to each other, so its definition is asked for only when it is needed.
 *
 * @param workflow its definition
 * @param many whether the method gives a list of inputs, one for each child
 */
public record ChildDefinition(Supplier<WorkflowDefinition<?, ?>> workflow, boolean many) {
    /** One child. */
    public static ChildDefinition one(Supplier<WorkflowDefinition<?, ?>> workflow) {
        return new ChildDefinition(workflow, false);
    }

    /** A child for each input of a list. */
    public static ChildDefinition many(Supplier<WorkflowDefinition<?, ?>> workflow) {
        return new ChildDefinition(workflow, true);
    }
}
