package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.audit.Evidence;
import dev.lodestep.verification.chaos.audit.Violation;
import java.time.Duration;
import java.util.List;

/**
 * What a campaign was and found.
 *
 * @param options what was asked for
 * @param store what the store was
 * @param lease the workers' lease
 * @param chronicle what was done
 * @param evidence what was left
 * @param violations what must not be
 * @param recoveryMillis how long runs of killed processes had to wait, shortest first
 */
record Outcome(
        ChaosOptions options,
        String store,
        Duration lease,
        Chronicle chronicle,
        Evidence evidence,
        List<Violation> violations,
        List<Long> recoveryMillis) {}
