package dev.lodestep.jdbc.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Rings, with the commit of what there is to do, at workers of other processes that listen. Nothing depends on it: workers also look by
 * themselves.
 */
final class Doorbell {
    private static final String RING = "SELECT pg_notify(?, '') IS NULL";

    private final String channel;

    Doorbell(TableNames names) {
        // A name of any length becomes one that fits.
        this.channel = "lodestep_"
                + UUID.nameUUIDFromBytes(names.in("{run}").getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    String channel() {
        return channel;
    }

    /** Inside a transaction; is heard when that one commits. */
    void ring(Connection connection) throws SQLException {
        Call.of(connection, RING).with(channel).first(row -> true);
    }

    /** The same, together with other statements. */
    void addTo(Pipeline pipeline) {
        pipeline.add(pipeline.call(RING).with(channel), row -> true);
    }
}
