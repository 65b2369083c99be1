package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.SQLException;
import java.util.List;

/** Writes of one kind that share statements: each takes effect wholly or not at all, and the answers are in their order. */
@FunctionalInterface
interface BatchGroup<W extends RunWrite> {
    /** Writes them; a failure leaves none of them written, or its outcome is unknown. */
    List<WriteResult> write(long worker, List<W> writes) throws SQLException;
}
