package dev.lodestep.verification.chaos.work;

import dev.lodestep.StepContext;
import java.sql.Connection;
import java.sql.SQLException;

/** The world outside, on which steps have effects that no store takes back. */
public interface Effects {
    /**
     * Leaves an effect.
     *
     * @param unit what has it, by the workflow's own count: the node, with the element and the round where there are any
     */
    void leave(String unit, StepContext step);

    /** Leaves one in the store's own database, in the step's transaction. */
    void leave(String unit, StepContext step, Connection connection) throws SQLException;
}
