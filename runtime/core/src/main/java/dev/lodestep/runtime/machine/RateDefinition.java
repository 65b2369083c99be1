package dev.lodestep.runtime.machine;

import java.time.Duration;

/**
 * How often attempts at a node may begin.
 *
 * @param attempts at most so many
 * @param period in each period of this length
 */
public record RateDefinition(int attempts, Duration period) {}
