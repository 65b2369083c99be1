package dev.lodestep.runtime.store;

import dev.lodestep.runtime.RunStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where a run stands in the store; what users see of it is its {@link #shown} status.
 *
 * @param status its status
 * @param compensating whether it is being compensated
 */
public record Standing(StoredStatus status, boolean compensating) {
    /** What users see: ready to be claimed shows as running, and what is on its way back as compensating. */
    public RunStatus shown() {
        return switch (status) {
            case RUNNING, READY -> compensating ? RunStatus.COMPENSATING : RunStatus.RUNNING;
            case WAITING -> compensating ? RunStatus.COMPENSATING : RunStatus.WAITING;
            case PARKED -> RunStatus.PARKED;
            case COMPLETED -> RunStatus.COMPLETED;
            case FAILED -> RunStatus.FAILED;
            case CANCELLED -> RunStatus.CANCELLED;
        };
    }

    /** All that are shown as one of these; empty for all where none are given. */
    public static List<Standing> shownAs(Set<RunStatus> wanted) {
        return Arrays.stream(StoredStatus.values())
                .flatMap(status -> List.of(new Standing(status, false), new Standing(status, true)).stream())
                .filter(standing -> wanted.contains(standing.shown()))
                .toList();
    }

    /** The statuses among some, each once. */
    public static List<StoredStatus> statuses(Collection<Standing> standings) {
        return standings.stream().map(Standing::status).distinct().toList();
    }

    /** One number for both: even where it goes forward. */
    public int code() {
        return status.code() * 2 + (compensating ? 1 : 0);
    }
}
