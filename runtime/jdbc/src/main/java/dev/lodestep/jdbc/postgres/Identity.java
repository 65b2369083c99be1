package dev.lodestep.jdbc.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells whether the database still holds the store that was opened, by what comes back with each sign of life. Another store in its place,
 * created anew or restored from elsewhere, ends this one. An older state of it, restored from a backup, has counted fewer beats than it has
 * acknowledged: then what a worker holds in memory may not be there any more, and it goes on as a new one.
 */
final class Identity {
    private final Database database;
    private final Schema schema;
    private final String storeId;
    private final Map<Long, Long> beats = new ConcurrentHashMap<>();

    Identity(Database database, Schema schema, String storeId) {
        this.database = database;
        this.schema = schema;
        this.storeId = storeId;
    }

    /** Notes a beat that was acknowledged; false if the database had acknowledged a later one before. */
    boolean confirms(long worker, long beat, String foundId) {
        check(foundId);
        Long before = beats.put(worker, beat);
        return before == null || beat > before;
    }

    /** For a worker that is not there any more. */
    void check(Connection connection) throws SQLException {
        check(schema.storeId(connection));
    }

    private void check(String foundId) {
        if (!foundId.equals(storeId)) {
            database.end("is not there any more: the database holds store " + foundId + " instead of " + storeId
                    + " now, created anew or restored from elsewhere");
        }
    }
}
