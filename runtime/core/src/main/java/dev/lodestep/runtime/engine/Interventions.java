package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;

/** Tells whole runs what operators want of them: to stop, to try again, to pause and to go on. Each is a message in the run's inbox. */
final class Interventions {
    private final RunHost host;
    private final Deliveries deliveries;

    Interventions(RunHost host, Deliveries deliveries) {
        this.host = host;
        this.deliveries = deliveries;
    }

    boolean cancel(String runId, CancelMode mode) {
        return tell(runId, MessageKind.CANCEL, mode.name());
    }

    boolean retry(String runId) {
        RunRow row = host.store().find(runId).orElseThrow(() -> EngineRun.unknown(runId));
        return row.status() == StoredStatus.PARKED && tell(runId, MessageKind.RETRY, "retry");
    }

    boolean pause(String runId, Note note) {
        return deliveries.control(message(runId, MessageKind.PAUSE, "pause", EntryCodec.pause(note)));
    }

    boolean go(String runId, Note note) {
        return deliveries.control(message(runId, MessageKind.GO, "go", EntryCodec.go(note)));
    }

    /** What an operator wants, addressed to a run. */
    Message message(String runId, MessageKind kind, String name, byte[] payload) {
        host.limits().id("the run id", runId);
        return new Message(runId, kind, name, null, host.environment().randomLong(), payload);
    }

    /** A run of an id that cannot be is unknown, as any other that is not there. */
    private boolean tell(String runId, MessageKind kind, String name) {
        return deliveries.control(
                new Message(runId, kind, name, null, host.environment().randomLong(), null));
    }
}
