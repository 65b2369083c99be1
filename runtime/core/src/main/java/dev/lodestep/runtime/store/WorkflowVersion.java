package dev.lodestep.runtime.store;

/** A version of a workflow that a worker can execute. */
public record WorkflowVersion(String workflow, int version) {
    @Override
    public String toString() {
        return workflow + " v" + version;
    }
}
