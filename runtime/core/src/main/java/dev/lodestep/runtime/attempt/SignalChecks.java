package dev.lodestep.runtime.attempt;

import dev.lodestep.runtime.SignalRejectedException;
import dev.lodestep.runtime.machine.Calls;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.SignalCheck;
import java.util.Optional;

/** Lets a workflow look at a signal in the sender's process. */
public final class SignalChecks {
    private SignalChecks() {}

    /**
     * Calls the check of the wait that a signal is for, if there is one.
     *
     * @param payload the decoded payload
     * @throws SignalRejectedException if the check throws
     */
    public static void check(Calls calls, String runId, RunState state, String signal, Object payload) {
        Optional<SignalCheck> check = SignalCheck.of(state, signal, payload);
        if (check.isEmpty()) {
            return;
        }
        try {
            calls.check(check.get().node().name(), check.get().arguments());
        } catch (Exception thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new SignalRejectedException(
                    "signal '" + signal + "' was not sent to run '" + runId + "': the @Check of '"
                            + check.get().node().name() + "' refused it: " + thrown,
                    thrown);
        }
    }
}
