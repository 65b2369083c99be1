package dev.lodestep.jdbc.postgres;

import java.sql.Connection;

/**
 * What a transactional step sees of a connection.
 *
 * @param connection refuses what would end the transaction
 * @param revoke makes it useless, when the step has ended
 */
public record StepConnection(Connection connection, Runnable revoke) {}
