package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import java.sql.SQLException;
import java.util.List;

/** Writes fenced journal rows into a store's own table by bare JDBC, on one connection. */
interface RawRows extends AutoCloseable {
    /** The writer for that database. */
    static RawRows of(Place place) throws SQLException {
        return place.kind() == StoreKind.POSTGRES ? new RawPostgres(place.connect()) : new RawSqlite(place.connect());
    }

    /** Commits the rows at which these runs are, the first ones of all of them, which have nothing before them to be fenced by. */
    void start(List<RawRun> runs) throws SQLException;

    /** Commits the rows at which these runs are, all at once; {@link SQLException} if the fence refused one. */
    void write(List<RawRun> runs) throws SQLException;

    @Override
    void close() throws SQLException;

    /** Says that the fence did what it must not do here. */
    static SQLException refused(int rows) {
        return new SQLException("the fence refused " + rows + " rows");
    }
}
