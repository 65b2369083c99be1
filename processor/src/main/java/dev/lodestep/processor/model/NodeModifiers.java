package dev.lodestep.processor.model;

import java.util.Optional;

/**
 * What annotations beside that of its kind say about a node.
 *
 * @param parallel whether it opens a branch that may run at the same time as others
 * @param continueOnError whether its failure leaves the run going
 * @param race the group in which it races
 * @param repeat the loop that it closes
 * @param rateLimit the text of its rate; not yet known to be one
 * @param concurrency the limit of its attempts at one time
 */
public record NodeModifiers(
        boolean parallel,
        boolean continueOnError,
        Optional<Sourced<String>> race,
        Optional<RepeatModel> repeat,
        Optional<Sourced<String>> rateLimit,
        Optional<ConcurrencyModel> concurrency) {
    /** Of a node without any. */
    public static NodeModifiers none() {
        return new NodeModifiers(false, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
