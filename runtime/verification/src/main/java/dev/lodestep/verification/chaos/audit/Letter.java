package dev.lodestep.verification.chaos.audit;

import java.util.Optional;

/**
 * A message in a run's inbox, as it stands in the table.
 *
 * @param ord its number
 * @param signalId the sender's id
 * @param accepted whether a wait took it at once
 */
public record Letter(int ord, Optional<String> signalId, boolean accepted) {}
