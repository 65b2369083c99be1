package dev.lodestep;

/**
 * A child run has failed or was cancelled; what a node that started it fails with. A {@link Recover} method of that node may take it.
 */
public class ChildFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String child;
    private final transient Failure failure;

    /** The run of that id did not complete, for that reason. */
    public ChildFailedException(String child, Failure failure) {
        super("child run '" + child + "' " + (failure.kind() == Failure.Kind.CANCELLED ? "was " : "failed: ")
                + failure);
        this.child = child;
        this.failure = failure;
    }

    /** The id of the child run. */
    public String child() {
        return child;
    }

    /** What failed first in the child, or that it was cancelled. */
    public Failure failure() {
        return failure;
    }
}
