package dev.lodestep.runtime;

import dev.lodestep.runtime.machine.Note;

/** What is done to all runs that a query finds; see {@link Engine#bulk(RunQuery, BulkAction)}. */
public sealed interface BulkAction {
    /** Lets parked runs try again what failed; as {@link Engine#retry}. */
    record Retry() implements BulkAction {}

    /**
     * Asks runs to stop; as {@link Engine#cancel}.
     *
     * @param mode whether they undo what they did
     */
    record Cancel(CancelMode mode) implements BulkAction {}

    /**
     * Parks runs at their next checkpoint; as {@link Engine#pause}.
     *
     * @param note who wants it, and why
     */
    record Pause(Note note) implements BulkAction {}

    /**
     * Lets paused runs go on; as {@link Engine#go}.
     *
     * @param note who wants it, and why
     */
    record Go(Note note) implements BulkAction {}

    /** Deletes runs that have ended, with everything that belongs to them, unless their parents or children have still to end. */
    record Purge() implements BulkAction {}
}
