package dev.lodestep.runtime.attempt;

import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunListener;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.store.MessageKind;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners; what they throw is logged and changes nothing. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> listeners;

    /** Those who listen. */
    public Listeners(List<RunListener> listeners) {
        this.listeners = listeners;
    }

    /** Whether there is anybody to tell. */
    public boolean present() {
        return !listeners.isEmpty();
    }

    /** Tells an event. */
    public void tell(RunEvent event) {
        for (RunListener listener : listeners) {
            try {
                listener.on(event);
            } catch (Throwable e) {
                LOG.warn("a listener failed on {}", event, e);
            }
        }
    }

    /** Tells what an entry that was recorded means. */
    public void tell(String runId, Entry entry) {
        if (!listeners.isEmpty()) {
            tell(event(runId, entry));
        }
    }

    private static RunEvent event(String runId, Entry entry) {
        if (entry instanceof Entry.Completed e) {
            return new RunEvent.NodeCompleted(runId, e.place().toString(), e.attempt());
        }
        if (entry instanceof Entry.AttemptFailed e) {
            return new RunEvent.AttemptFailed(runId, e.failure(), Optional.ofNullable(e.retryAt()));
        }
        if (entry instanceof Entry.Skipped e) {
            return new RunEvent.NodeSkipped(runId, e.place().toString(), e.reason());
        }
        if (entry instanceof Entry.Opened e) {
            return new RunEvent.WaitOpened(runId, e.place().toString(), Optional.ofNullable(e.due()));
        }
        if (entry instanceof Entry.Asked e) {
            return new RunEvent.WaitOpened(runId, e.place().toString(), Optional.ofNullable(e.due()));
        }
        if (entry instanceof Entry.FannedOut e) {
            return new RunEvent.ElementsBegan(runId, e.place().node(), e.elements());
        }
        if (entry instanceof Entry.Spawned e) {
            return new RunEvent.ChildrenStarted(
                    runId, e.place().toString(), e.inputs().size());
        }
        if (entry instanceof Entry.UndoSpawned e) {
            return new RunEvent.ChildUndoStarted(runId, e.place().toString());
        }
        if (entry instanceof Entry.ChildEnded e) {
            return new RunEvent.ChildEnded(runId, e.place().toString(), e.child(), status(e.ending()));
        }
        if (entry instanceof Entry.Round e) {
            return new RunEvent.RoundBegan(runId, e.loop(), e.round(), Optional.ofNullable(e.notBefore()));
        }
        if (entry instanceof Entry.LoopEnded e) {
            return new RunEvent.LoopEnded(runId, e.loop(), e.why());
        }
        if (entry instanceof Entry.LoopFailed e) {
            return new RunEvent.AttemptFailed(runId, e.failure(), Optional.ofNullable(e.retryAt()));
        }
        if (entry instanceof Entry.Signalled e) {
            return new RunEvent.SignalTaken(runId, e.place().toString());
        }
        if (entry instanceof Entry.TimedOut e) {
            return new RunEvent.WaitTimedOut(runId, e.place().toString());
        }
        if (entry instanceof Entry.Compensated e) {
            return new RunEvent.NodeCompensated(runId, e.place().toString());
        }
        if (entry instanceof Entry.CompensationFailed e) {
            return new RunEvent.CompensationFailed(
                    runId, e.place().toString(), e.failure(), Optional.ofNullable(e.retryAt()));
        }
        if (entry instanceof Entry.Cancelled e) {
            return new RunEvent.RunCancelling(runId, e.mode());
        }
        if (entry instanceof Entry.Retried) {
            return new RunEvent.RunRetried(runId);
        }
        if (entry instanceof Entry.ByOperator e) {
            Optional<String> node = Optional.ofNullable(EntryCodec.place(e)).map(Place::toString);
            return new RunEvent.OperatorDecided(runId, decision(e), node, e.note());
        }
        if (entry instanceof Entry.Parked e) {
            return new RunEvent.RunParked(runId, e.reason());
        }
        return new RunEvent.RunEnded(runId, status(((Entry.Ended) entry).ending()));
    }

    private static MessageKind decision(Entry.ByOperator entry) {
        if (entry instanceof Entry.Paused) {
            return MessageKind.PAUSE;
        }
        if (entry instanceof Entry.Supplied) {
            return MessageKind.SUPPLY;
        }
        if (entry instanceof Entry.SkippedByHand) {
            return MessageKind.SKIP;
        }
        return entry instanceof Entry.Forked ? MessageKind.FORK : MessageKind.GO;
    }

    private static RunStatus status(Ending ending) {
        if (ending instanceof Ending.Completed) {
            return RunStatus.COMPLETED;
        }
        return ending instanceof Ending.Failed ? RunStatus.FAILED : RunStatus.CANCELLED;
    }
}
