package dev.lodestep.runtime.store;

/** What became of a message and of the start that came with it. */
public sealed interface StartDelivery {
    /**
     * The run was started by this very call, or by the same one before, and holds the message. It is READY.
     *
     * @param delivery what became of the message: a run that is only started buffers it
     */
    record Started(Delivery delivery) implements StartDelivery {}

    /**
     * A run of the same workflow with the same input digest had the id; nothing was started.
     *
     * @param delivery what became of the message at that run
     */
    record Attached(Delivery delivery) implements StartDelivery {}

    /**
     * The id is taken by a run of another workflow or with another input digest; nothing was started and nothing delivered.
     *
     * @param row the run that has the id
     */
    record Conflict(RunRow row) implements StartDelivery {}

    /** The store refuses the data itself (too large, text it cannot hold); nothing was written, and never will be. */
    record Refused(String reason) implements StartDelivery {}
}
