package dev.lodestep.verification;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.verification.InsuranceClaim.Summary;
import java.util.Arrays;
import java.util.List;

/** All that can be seen of where a run of {@link InsuranceClaim} has come to, the same way on every runner. */
record ClaimTrace(
        String end,
        List<String> nodes,
        List<String> values,
        List<String> completed,
        List<String> failures,
        List<String> notUndone) {
    static ClaimTrace of(String end, InsuranceClaimState state) {
        return new ClaimTrace(
                end,
                Arrays.stream(InsuranceClaimClient.Node.values())
                        .map(node -> node + " " + state.status(node) + " " + state.attempts(node))
                        .toList(),
                List.of(
                        state.open().toString(),
                        state.route().toString(),
                        state.guess().toString(),
                        state.inspect().toString(),
                        state.judge().toString(),
                        state.lower().toString(),
                        state.pay().toString(),
                        state.abroad().toString(),
                        state.wire().toString(),
                        state.giro().toString(),
                        state.notice().toString(),
                        state.archive().toString()),
                state.completed(),
                state.failures().stream().map(JournalText::of).toList(),
                state.compensationFailures().stream().map(JournalText::of).toList());
    }

    static String end(Outcome<Summary> outcome) {
        try {
            return "completed with " + outcome.orElseThrow();
        } catch (RunFailedException e) {
            return end(e);
        }
    }

    static String end(RunFailedException e) {
        return "failed: " + e.primary() + " " + e.suppressedFailures().size() + " "
                + e.compensationFailures().stream().map(JournalText::of).toList();
    }
}
