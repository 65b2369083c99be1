package dev.lodestep.runtime.store;

/** The status of a run as it is stored; the codes are part of the stored format. */
public enum StoredStatus {
    /** Owned by a worker that executes it. */
    RUNNING(1),
    /** May be claimed by any worker that knows its workflow. */
    READY(2),
    /** Waits for signals or a due time; nobody owns it. */
    WAITING(3),
    /** Needs an operator; nobody owns it. */
    PARKED(4),
    /** Ended with a result. */
    COMPLETED(5),
    /** Ended with a failure, after compensation. */
    FAILED(6),
    /** Ended because it was cancelled. */
    CANCELLED(7);

    private final int code;

    StoredStatus(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** Whether nothing changes a run in this status any more. */
    public boolean isFinal() {
        return code >= 5;
    }

    /** The status of a stored number; {@link IllegalArgumentException} if there is none. */
    public static StoredStatus ofCode(int code) {
        for (StoredStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no run status has the code " + code);
    }
}
