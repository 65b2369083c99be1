package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Delivery.Answer;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings messages to the inboxes of the {@link MemoryStore}'s runs; guarded by the store's lock. */
final class MemoryDeliveries {
    private final MemoryRuns runs;
    private final MemoryQueues queues;

    MemoryDeliveries(MemoryRuns runs, MemoryQueues queues) {
        this.runs = runs;
        this.queues = queues;
    }

    Delivery deliver(Message message, int maxUnread, Instant now) {
        message.check();
        MemoryRun run = runs.byId(message.runId());
        return run == null
                ? new Delivery(Answer.UNKNOWN_RUN, 0, 0, StoredStatus.READY)
                : new Delivery(deliver(run, message, maxUnread, now), run.run, run.owner, run.status);
    }

    StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread, Instant now) {
        message.checkFor(start);
        Optional<String> objection = StorableText.objection(start);
        if (objection.isPresent()) {
            return new StartDelivery.Refused(objection.get());
        }
        if (runs.start(start, 0, now) instanceof WriteResult.Exists exists) {
            return start.isSame(exists)
                    ? new StartDelivery.Attached(deliver(message, maxUnread, now))
                    : new StartDelivery.Conflict(exists.row());
        }
        return new StartDelivery.Started(deliver(message.startingItsRun(), Integer.MAX_VALUE, now));
    }

    private Answer deliver(MemoryRun run, Message message, int maxUnread, Instant now) {
        Answer known = knownAnswer(run, message);
        if (known != null) {
            return known;
        }
        boolean signal = message.kind() == MessageKind.SIGNAL;
        boolean accepted = signal && run.status != StoredStatus.PARKED && run.waits.contains(message.name());
        if (signal && !accepted && !message.buffered()) {
            return Answer.NOT_WAITING;
        }
        if (signal && !accepted && run.unreadSignals() >= maxUnread) {
            return Answer.FULL;
        }
        run.receive(
                message.kind(),
                message.name(),
                -1,
                message.signalId(),
                message.token(),
                accepted,
                message.payload(),
                now);
        if (accepted) {
            List<String> left = new ArrayList<>(run.waits);
            left.remove(message.name());
            run.waits = List.copyOf(left);
        }
        if (accepted ? run.status == StoredStatus.WAITING : message.kind().wakes(run.status)) {
            queues.change(run, () -> run.status = StoredStatus.READY);
        }
        return accepted ? Answer.ACCEPTED : Answer.BUFFERED;
    }

    /** The answer to what was delivered before, or to an ended run. */
    private static @Nullable Answer knownAnswer(MemoryRun run, Message message) {
        Optional<InboxRow> same = run.messageOf(message.token());
        if (same.isPresent()) {
            return same.get().accepted() ? Answer.ACCEPTED : Answer.BUFFERED;
        }
        if (message.signalId() != null && run.hasMessage(message.kind(), message.signalId())) {
            return Answer.DUPLICATE;
        }
        return run.status.isFinal() ? Answer.CLOSED : null;
    }

    /** Tells the parent that the child has ended; one that has ended itself or is gone is told nothing. */
    void childEnded(Parent link, RunWrite.Finish finish, Instant now) {
        MemoryRun parent = runs.get(link.run());
        if (parent == null || parent.status.isFinal()) {
            return;
        }
        parent.receive(
                MessageKind.CHILD, link.node(), link.element(), null, finish.claim(), false, finish.ending(), now);
        boolean wakes = finish.status() != StoredStatus.COMPLETED || !runs.hasUnendedChild(parent.run, link.node());
        if (wakes && parent.status == StoredStatus.WAITING) {
            queues.change(parent, () -> parent.status = StoredStatus.READY);
        }
    }
}
