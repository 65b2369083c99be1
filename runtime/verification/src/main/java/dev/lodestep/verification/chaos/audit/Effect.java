package dev.lodestep.verification.chaos.audit;

/**
 * Something that a step did.
 *
 * @param atMillis when
 * @param process which process did it
 * @param run for which run
 * @param unit what has it, by the workflow's own count: {@code visit#2}, {@code walk~3}, {@code undo pay}
 * @param attempt in which attempt
 * @param key under which idempotency key
 */
public record Effect(long atMillis, String process, String run, String unit, int attempt, String key) {}
