package dev.lodestep.runtime.engine;

/**
 * A claim that an executor holds.
 *
 * @param run the run's number in the store
 * @param runId the run's id
 * @param worker the worker that claimed
 * @param token the claim's token
 */
record Claim(long run, String runId, long worker, long token) {}
