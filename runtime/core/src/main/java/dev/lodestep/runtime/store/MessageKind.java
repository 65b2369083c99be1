package dev.lodestep.runtime.store;

/** What a message in a run's inbox is; the codes are part of the stored format. */
public enum MessageKind {
    /** A signal for a wait. */
    SIGNAL(1),
    /** A request to cancel the run; the name is the mode. */
    CANCEL(2),
    /** An operator's request to try what failed again. */
    RETRY(3);

    private final int code;

    MessageKind(int code) {
        this.code = code;
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
