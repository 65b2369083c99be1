package dev.lodestep.runtime;

import java.util.List;
import java.util.Optional;

/**
 * What became of a bulk call.
 *
 * @param done to how many runs it was done
 * @param refused to how many it could not be done
 * @param refusals the first of those, at most {@value #MOST_REFUSALS}, and why
 * @param finished whether it came to the end of what the query finds; false: it was interrupted, or the store did not answer
 * @param next where to go on, by {@link RunQuery#after} of the same query; empty if it is finished, or got nowhere
 * @param stoppedBy the failure of the store that stopped it
 */
public record BulkSummary(
        long done,
        long refused,
        List<Refusal> refusals,
        boolean finished,
        Optional<String> next,
        Optional<StoreUnavailableException> stoppedBy) {
    /** How many refusals are told one by one. */
    public static final int MOST_REFUSALS = 1_000;

    /**
     * A run to which it could not be done.
     *
     * @param runId its id
     * @param reason why not, in words
     */
    public record Refusal(String runId, String reason) {}
}
