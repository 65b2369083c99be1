package dev.lodestep.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * A message to be delivered to a run's inbox. CHILD messages are none of these: the end of the child delivers them.
 *
 * @param runId the run
 * @param kind what it is
 * @param name for a signal: its name; for a cancellation: the mode
 * @param signalId makes repeated deliveries of one kind one: a signal's, or a control message's, such as that of a cancellation which a
 *     parent hands on to its child and may hand on again; signals and control messages never share ids. Null: each is a new one
 * @param token fresh and random for each message; identifies it beside its position, and when it is sent again
 * @param payload UTF-8 JSON, or null
 * @param buffered for a signal: whether it is kept for a later wait where no wait is open for it; false: such a signal is not recorded
 */
public record Message(
        String runId,
        MessageKind kind,
        String name,
        @Nullable String signalId,
        long token,
        byte @Nullable [] payload,
        boolean buffered) {
    /** A message that is kept where no wait is open for it. */
    public Message(
            String runId,
            MessageKind kind,
            String name,
            @Nullable String signalId,
            long token,
            byte @Nullable [] payload) {
        this(runId, kind, name, signalId, token, payload, true);
    }

    /** The same message, taken by a wait that is open or not at all. */
    public Message unbuffered() {
        return new Message(runId, kind, name, signalId, token, payload, false);
    }

    /** The same message, kept whoever waits for it: a run that it starts waits for nothing yet. */
    public Message startingItsRun() {
        return new Message(runId, kind, name, signalId, token, payload);
    }

    /**
     * What every store checks before it delivers a message.
     *
     * @throws IllegalArgumentException if it cannot be delivered to any run
     */
    public void check() {
        if (kind == MessageKind.CHILD) {
            throw new IllegalArgumentException(
                    "a CHILD message for run " + runId + " is not to be sent: the end of the child delivers it");
        }
        if (!StorableText.accepts(name) || !StorableText.accepts(signalId)) {
            throw new IllegalArgumentException("the name or the id of a message for run " + runId
                    + " holds a NUL character or half of a surrogate pair; send well-formed text");
        }
    }

    /**
     * What every store checks before it delivers a message together with a start.
     *
     * @throws IllegalArgumentException if the message does not belong to the start
     */
    public void checkFor(RunWrite.Start start) {
        check();
        boolean starts = kind == MessageKind.SIGNAL || kind == MessageKind.FORK;
        if (!starts || !runId.equals(start.id())) {
            throw new IllegalArgumentException("a " + kind + " for run " + runId
                    + " does not belong to the start of run " + start.id() + ": send a signal for that run");
        }
    }
}
