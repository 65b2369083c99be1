package dev.lodestep.processor.model;

import java.util.List;

/**
 * A {@code @Retry} as it was written, defaults filled in; not yet known to be a possible policy.
 *
 * @param maxAttempts attempts in total
 * @param initial the text of the first pause
 * @param factor by what each pause is longer
 * @param cap the text of the longest pause
 * @param jitter the fraction by which a pause varies
 * @param on the exceptions that are retried; empty: all
 * @param notOn the exceptions that are not
 */
public record RetryModel(
        Sourced<Integer> maxAttempts,
        Sourced<String> initial,
        Sourced<Double> factor,
        Sourced<String> cap,
        Sourced<Double> jitter,
        List<TypeRef> on,
        List<TypeRef> notOn) {
    public RetryModel {
        on = List.copyOf(on);
        notOn = List.copyOf(notOn);
    }
}
