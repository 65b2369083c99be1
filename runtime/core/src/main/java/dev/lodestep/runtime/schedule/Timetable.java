package dev.lodestep.runtime.schedule;

import java.time.LocalDateTime;
import java.util.Optional;

/** Times of a clock on a wall, which is never put forward or back. */
public interface Timetable {
    /** The first one after a time; empty if there is none any more. */
    Optional<LocalDateTime> after(LocalDateTime time);

    /** The last one before a time; empty if there was none. */
    Optional<LocalDateTime> before(LocalDateTime time);
}
