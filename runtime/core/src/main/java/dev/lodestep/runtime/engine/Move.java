package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.store.InboxRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an executor does next with a run: at most one write, and work to begin beside it. Each list of entries is what the decision adds to
 * those that are unsaved already.
 */
sealed interface Move {
    /** Save what is unsaved, and begin work of other branches. */
    record Save(List<Entry> added, List<Work> begin) implements Move {}

    /** Save what is unsaved and tell the store what it should show, and begin work of other branches. */
    record Declare(List<Entry> added, Declared declared, List<Work> begin) implements Move {}

    /** Consume a message: a write of its own, of which it is the head. */
    record Consume(Entry entry, InboxRow message) implements Move {}

    /** Take note that children have ended: a write of its own. */
    record TakeEnds(List<Entry> entries, List<InboxRow> messages) implements Move {}

    /** Hand a cancellation on to children; their ends are waited for, or not, as the run's state says. */
    record CancelChildren(List<Work.Child> children) implements Move {}

    /** Record that a wait's time is over, unless a message came. */
    record TimeOut(Entry entry, Declared declared, Instant deadline) implements Move {}

    /** Give the run up until a signal or the time comes. */
    record Wait(List<Entry> added, Declared declared, Optional<Instant> due) implements Move {}

    /** Give the run up until an operator comes. */
    record Park(List<Entry> added, String reason) implements Move {}

    /** Make the result, then end the run. */
    record Complete(List<Entry> added, Work.Complete work) implements Move {}

    /** End the run. */
    record End(List<Entry> added, Ending ending) implements Move {}

    /** Begin work, if there is any, and look again when something happens, or at that time. */
    record Go(List<Work> begin, Optional<Instant> wake) implements Move {}

    /** Give the run back at once, for other workers. */
    record Release() implements Move {}
}
