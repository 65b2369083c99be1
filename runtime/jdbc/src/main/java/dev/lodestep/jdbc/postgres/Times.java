package dev.lodestep.jdbc.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as they go to the server and come back: whole microseconds; what lies outside the years 1 to 9999 is an infinity. */
final class Times {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    /** The text of the microsecond that a time lies in. */
    static @Nullable String floor(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isAfter(LAST)) {
            return "infinity";
        }
        return time.isBefore(FIRST)
                ? "-infinity"
                : time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** The text of the first microsecond that is not before a time: what waits for it never goes on early. */
    static @Nullable String ceiling(@Nullable Instant time) {
        return time == null || time.isAfter(LAST) ? floor(time) : floor(time.plusNanos(999));
    }

    /** Microseconds since 1970, for the hot path; far off times come back as the nearest one that can be stored. */
    static @Nullable Long micros(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        Instant near = time.isAfter(LAST) ? LAST : time.isBefore(FIRST) ? FIRST : time;
        return ChronoUnit.MICROS.between(Instant.EPOCH, near.truncatedTo(ChronoUnit.MICROS));
    }

    static @Nullable Instant read(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
