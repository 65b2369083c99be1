package dev.lodestep.runtime.machine;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * How often a failed attempt is made again, and after what pause.
 *
 * @param maxAttempts attempts in total, from 1
 * @param initial the pause after the first failed attempt
 * @param factor by what each pause is longer than the one before
 * @param cap the longest pause
 * @param jitter the fraction of the pause by which it varies
 * @param retries which exceptions are worth another attempt
 */
public record RetryPolicy(
        int maxAttempts, Duration initial, double factor, Duration cap, double jitter, Predicate<Throwable> retries) {
    /** What holds where nothing else is said: 3 attempts, 1 s, doubled each time, at most 1 minute, varied by a fifth. */
    public static final RetryPolicy DEFAULT = of(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.2);

    /** A policy that retries every exception. */
    public static RetryPolicy of(int maxAttempts, Duration initial, double factor, Duration cap, double jitter) {
        return new RetryPolicy(maxAttempts, initial, factor, cap, jitter, error -> true);
    }

    /** The same, but only these exceptions are retried. */
    public RetryPolicy on(Class<?>... types) {
        return with(retries.and(instanceOfAny(types)));
    }

    /** The same, but these exceptions are not retried. */
    public RetryPolicy notOn(Class<?>... types) {
        return with(retries.and(instanceOfAny(types).negate()));
    }

    /**
     * The pause after a failed attempt: {@code initial * factor^(attempt-1)}, at most {@code cap}, times {@code 1 + jitter * (2r - 1)}.
     *
     * @param attempt the attempt that failed, from 1
     * @param random a number from 0 to 1, drawn once by the caller
     */
    public Duration pauseAfter(int attempt, double random) {
        double nanos = Math.min(initial.toNanos() * Math.pow(factor, attempt - 1.0), (double) cap.toNanos());
        return Duration.ofNanos((long) (nanos * (1 + jitter * (2 * random - 1))));
    }

    private RetryPolicy with(Predicate<Throwable> predicate) {
        return new RetryPolicy(maxAttempts, initial, factor, cap, jitter, predicate);
    }

    private static Predicate<Throwable> instanceOfAny(Class<?>... types) {
        return error -> Arrays.stream(types).anyMatch(type -> type.isInstance(error));
    }
}
