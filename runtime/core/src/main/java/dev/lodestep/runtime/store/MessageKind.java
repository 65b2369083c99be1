package dev.lodestep.runtime.store;

/** What a message in a run's inbox is; the codes are part of the stored format. */
public enum MessageKind {
    /** A signal for a wait. */
    SIGNAL(1),
    /** A request to cancel the run; the name is the mode. */
    CANCEL(2),
    /** An operator's request to try what failed again. */
    RETRY(3),
    /** A child of the run has ended; the name is the node, the payload the child's ending. Written by the end of the child only. */
    CHILD(4),
    /** An operator's request to park the run; the payload says who wants it, and why. */
    PAUSE(5),
    /** An operator's request to go on after a pause; the payload says who wants it, and why. */
    GO(6),
    /** An operator's decision that a node does not run; the name is the node, the payload says who decided it, and why. */
    SKIP(7),
    /** An operator's result for a node; the name is the node, the payload says who gives it, and why, and holds the result. */
    SUPPLY(8),

    /** What a run that forks another one begins with; it comes with the start. The payload holds what was completed. */
    FORK(9);

    private final int code;

    MessageKind(int code) {
        this.code = code;
    }

    /**
     * Whether a message of this kind by itself makes a run of that status READY. A signal does so only where a wait takes it, the end of a
     * child by a rule of its own.
     *
     * <p>CANCEL, SKIP and SUPPLY wake whoever waits, PAUSE a WAITING run so that its next owner parks it, and RETRY and GO go to a PARKED run.
     */
    public boolean wakes(StoredStatus status) {
        return switch (this) {
            case SIGNAL, CHILD, FORK -> false;
            case CANCEL, SKIP, SUPPLY -> status == StoredStatus.WAITING || status == StoredStatus.PARKED;
            case PAUSE -> status == StoredStatus.WAITING;
            case RETRY, GO -> status == StoredStatus.PARKED;
        };
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The kind of a stored number; {@link IllegalArgumentException} if there is none. */
    public static MessageKind ofCode(int code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("no kind of message has the code " + code);
        }
        return values()[code - 1];
    }
}
