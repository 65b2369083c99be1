package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of one kind on their way to the server: they share a statement, which may be sent together with those of other kinds. */
interface Bulk {
    /** Adds the statement. */
    void addTo(Pipeline pipeline);

    /**
     * What became of each write, in their order, after the statement was executed; looks again, in transactions of their own, where that does
     * not say. Null: the write needs more than this statement, and nothing of it was written.
     */
    List<@Nullable WriteResult> answers(Connection connection) throws SQLException;
}
