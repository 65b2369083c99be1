package dev.lodestep.runtime.store;

/** What a journal entry records; the codes are part of the stored format. */
public enum EntryKind {
    /** The run began; always at position 1, also its first claim; the payload is the input. */
    START(1),
    /** A worker took the run over. */
    CLAIM(2),
    /** A node completed with a result. */
    RESULT(3),
    /** An attempt at a node failed; the payload says why and when the next one is due, if there is one. */
    FAILURE(4),
    /** It was decided that a node does not run. */
    SKIP(5),
    /** A wait was reached; the payload says until when it waits. */
    OPENED(6),
    /** A wait took a message of the inbox. */
    SIGNAL(7),
    /** A wait's time was over. */
    TIMEOUT(8),
    /** A completed node was undone. */
    COMPENSATED(9),
    /** An attempt to undo a node failed; the payload says why and when the next one is due, if there is one. */
    COMPENSATION_FAILED(10),
    /** A cancellation was taken up. */
    CANCEL(11),
    /** An operator's message was taken up. */
    OPERATOR(12),
    /** The run was parked for an operator; the payload says why. */
    PARKED(13),
    /** The run ended; the payload is its outcome. */
    FINAL(14),
    /** A loop's next round began; the payload says which, and not before when. */
    ROUND(15),
    /** A loop ended after a repeating node ran; the payload says why. */
    LOOP_ENDED(16),
    /** A re-entrant step asked; the payload is what it wants to have again, and until when it waits. */
    ASKED(17),
    /** A node started its children; the payload is their inputs. */
    SPAWNED(18),
    /** A child ended; it takes the child's message of the inbox. */
    CHILD(19),
    /** Keeps a position from ever being taken by a transaction whose outcome is unknown. */
    SEAL(20);

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The kind of a stored number; {@link IllegalArgumentException} if there is none. */
    public static EntryKind ofCode(int code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("no kind of journal entry has the code " + code);
        }
        return values()[code - 1];
    }
}
