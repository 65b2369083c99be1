package dev.lodestep.runtime.store;

import dev.lodestep.runtime.RunQuery;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a run stands in the order of a list; what the cursor of a {@link RunQuery} means.
 *
 * @param byEnd whether the list is in order of the runs' ends, instead of their starts
 * @param at when the run started, or ended
 * @param run its number, which decides between runs of one time
 */
public record RunPosition(boolean byEnd, Instant at, long run) {
    /** That of a run in the list that a query asks for. */
    public static RunPosition of(RunQuery query, RunRow row) {
        Instant at = query.byEnd() ? Objects.requireNonNull(row.endedAt()) : row.createdAt();
        return new RunPosition(query.byEnd(), at, row.run());
    }

    /**
     * Behind which run a query's page begins; empty: it is the first page.
     *
     * @throws IllegalArgumentException if its cursor is none, or one of a list in another order
     */
    public static Optional<RunPosition> after(RunQuery query) {
        return query.cursor().map(cursor -> {
            RunPosition position = read(cursor);
            if (position.byEnd() != query.byEnd()) {
                throw new IllegalArgumentException(
                        "the cursor is of a list in another order: pass it with the query that it came from");
            }
            return position;
        });
    }

    /** As a cursor. */
    public String cursor() {
        String text = (byEnd ? "e" : "s") + run + " " + at;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RunPosition read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            if (space > 0 && (text.charAt(0) == 'e' || text.charAt(0) == 's')) {
                long run = Long.parseLong(text.substring(1, space));
                return new RunPosition(text.charAt(0) == 'e', Instant.parse(text.substring(space + 1)), run);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(noCursor(cursor), e);
        }
        throw new IllegalArgumentException(noCursor(cursor));
    }

    private static String noCursor(String cursor) {
        return "'" + cursor + "' is not a cursor: pass the next of the page before";
    }
}
