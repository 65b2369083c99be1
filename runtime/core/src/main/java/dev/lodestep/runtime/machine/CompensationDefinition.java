package dev.lodestep.runtime.machine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node is undone.
 *
 * @param parameters where its parameters' values come from, in order
 * @param retry its own policy
 * @param timeout how long one attempt may take
 * @param evenIfFailed whether it also undoes a node that failed after an attempt had begun
 * @param inTransaction whether what it writes through its connection commits together with its entry
 */
public record CompensationDefinition(
        List<Binding> parameters,
        RetryPolicy retry,
        @Nullable Duration timeout,
        boolean evenIfFailed,
        boolean inTransaction) {
    /** Copies the parameters. */
    public CompensationDefinition {
        parameters = List.copyOf(parameters);
    }

    /** A compensation with the default retry policy and no timeout. */
    public static CompensationDefinition taking(Binding... parameters) {
        return new CompensationDefinition(List.of(parameters), RetryPolicy.DEFAULT, null, false, false);
    }

    /** The same with another retry policy. */
    public CompensationDefinition retry(RetryPolicy policy) {
        return new CompensationDefinition(parameters, policy, timeout, evenIfFailed, inTransaction);
    }

    /** The same with a limit for each attempt. */
    public CompensationDefinition timeout(Duration limit) {
        return new CompensationDefinition(parameters, retry, limit, evenIfFailed, inTransaction);
    }

    /** The same, also for a node that failed. */
    public CompensationDefinition alsoIfFailed() {
        return new CompensationDefinition(parameters, retry, timeout, true, inTransaction);
    }

    /** The same; what it writes through its connection commits together with its entry. */
    public CompensationDefinition transactional() {
        return new CompensationDefinition(parameters, retry, timeout, evenIfFailed, true);
    }
}
