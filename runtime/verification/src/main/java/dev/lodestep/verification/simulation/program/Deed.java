package dev.lodestep.verification.simulation.program;

import java.time.Instant;

/**
 * Something that a method of a workflow did outside.
 *
 * @param runId the run
 * @param node the node
 * @param undo whether it undid the node
 * @param key the idempotency key of the attempt
 * @param attempt which attempt it was
 * @param round of which round
 * @param process in which process
 * @param nanos when, by the world's time
 * @param at when, by the database's clock
 * @param latest the latest time that the database's clock had shown by then
 * @param given what it was given, in words
 * @param result what it gave back; empty if it failed
 */
public record Deed(
        String runId,
        String node,
        boolean undo,
        String key,
        int attempt,
        int round,
        int process,
        long nanos,
        Instant at,
        Instant latest,
        String given,
        String result) {}
