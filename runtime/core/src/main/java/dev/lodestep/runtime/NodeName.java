package dev.lodestep.runtime;

/** A node of a workflow, as a constant of its generated client. */
public interface NodeName {
    /** The name under which everything of the node is stored. */
    String storedName();
}
