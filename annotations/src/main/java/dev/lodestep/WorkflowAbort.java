package dev.lodestep;

import org.jspecify.annotations.Nullable;

/** Thrown by a step that knows that its run cannot succeed: the attempt is not retried, and the run is compensated and ends as failed. */
public class WorkflowAbort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An abort with the reason that operators will read. */
    public WorkflowAbort(String message) {
        super(message);
    }

    /** An abort with the reason that operators will read, and what caused it. */
    public WorkflowAbort(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
