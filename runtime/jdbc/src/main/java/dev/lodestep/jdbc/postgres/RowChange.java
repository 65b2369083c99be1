package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a write makes of its run's row; an absent value leaves it, or asks for nothing. */
record RowChange(
        StoredStatus status,
        @Nullable Boolean compensating,
        List<String> waits,
        @Nullable Instant due,
        @Nullable Instant deadline,
        @Nullable String reason,
        @Nullable String failure,
        @Nullable Integer seen,
        @Nullable Checkpoint checkpoint) {
    static RowChange of(RunWrite.Fenced write) {
        Integer seen = seenInbox(write);
        if (write instanceof RunWrite.Park park) {
            return new RowChange(
                    park.status(),
                    park.compensating(),
                    park.waits(),
                    park.due(),
                    null,
                    park.reason(),
                    park.failure(),
                    seen,
                    park.checkpoint());
        }
        if (write instanceof RunWrite.Open open) {
            return new RowChange(
                    StoredStatus.RUNNING, open.compensating(), open.waits(), null, null, null, null, seen, null);
        }
        if (write instanceof RunWrite.TimeOut timeOut) {
            return new RowChange(
                    StoredStatus.RUNNING, null, timeOut.waits(), null, timeOut.deadline(), null, null, seen, null);
        }
        RunWrite.Finish finish = (RunWrite.Finish) write;
        return new RowChange(
                finish.status(),
                false,
                List.of(),
                null,
                null,
                finish.reason(),
                finish.failure(),
                seen,
                finish.checkpoint());
    }

    /** The inbox counter that a write depends on, if it does. */
    static @Nullable Integer seenInbox(RunWrite.Fenced write) {
        if (write instanceof RunWrite.Park park) {
            return park.seenInbox();
        }
        if (write instanceof RunWrite.Open open) {
            return open.seenInbox();
        }
        if (write instanceof RunWrite.TimeOut timeOut) {
            return timeOut.seenInbox();
        }
        return write instanceof RunWrite.Finish finish && !finish.ignoreInbox() ? finish.seenInbox() : null;
    }
}
