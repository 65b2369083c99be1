package dev.lodestep.processor.graph;

/** The conditions of a workflow have outgrown the cap of the analysis. */
public final class TooManyDecisions extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyDecisions() {
        super("the conditions of the workflow pass the cap of the analysis", null, false, false);
    }
}
