package dev.lodestep.runtime.store;

/** What a store answers to one {@link RunWrite}. */
public sealed interface WriteResult {
    /** It is durable; also the answer when the same write had taken effect before. {@code run} is the run's number. */
    record Written(long run) implements WriteResult {}

    /** For a start: the id is taken by another start; nothing was written. */
    record Exists(RunRow row, byte[] inputDigest) implements WriteResult {}

    /** The writer no longer owns the run; nothing was written. Drop the executor; this is a normal outcome. */
    record Fenced() implements WriteResult {}

    /** A message came that the writer has not seen; nothing was written. Read the inbox and look again. */
    record InboxMoved() implements WriteResult {}

    /** The deadline has not come by the store's clock; nothing was written. Try later. */
    record NotDue() implements WriteResult {}

    /**
     * The id of a child is taken by a run that is not this child; nothing was written, neither of the children nor of their parent.
     *
     * @param id the id that is taken
     */
    record ChildConflict(String id) implements WriteResult {}

    /**
     * For a seal: the position holds the result of the transaction in question, which is committed. For a transaction: the position holds an
     * entry of the same claim, such as a seal; all of it was rolled back.
     *
     * @param run the run's number
     */
    record Taken(long run) implements WriteResult {}

    /** Somebody else holds the run, such as a transaction that is still open; nothing was written. Send the same again, a little later. */
    record Busy() implements WriteResult {}

    /** The store refuses the data itself (too large, text it cannot hold); nothing was written, and never will be. */
    record Refused(String reason) implements WriteResult {}
}
