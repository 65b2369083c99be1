package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.LodestepException;

/** Stored data names a node that this version of the workflow does not have. */
public final class UnknownNodeException extends LodestepException {
    private static final long serialVersionUID = 1L;

    UnknownNodeException(WorkflowDefinition<?, ?> definition, String node) {
        super(definition.version() + " has no node '" + node + "'. If it was renamed, give it its stored name back with"
                + " @Step(name = \"" + node + "\"); if it was removed, run these runs with the older code.");
    }
}
