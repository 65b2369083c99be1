package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.SignalResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people were told: each is a promise. */
public final class Acknowledgements {
    final Map<String, String> starts = new LinkedHashMap<>();
    final List<Signal> signals = new ArrayList<>();
    final Set<String> cancellations = new LinkedHashSet<>();

    record Signal(String runId, String signalId, SignalResult answer) {}

    /** A start was acknowledged. */
    public void started(String runId, String input) {
        starts.put(runId, input);
    }

    /** A signal was answered. */
    public void signalled(String runId, String signalId, SignalResult answer) {
        signals.add(new Signal(runId, signalId, answer));
    }

    /** A cancellation was acknowledged of a run that had not ended. */
    public void cancelled(String runId) {
        cancellations.add(runId);
    }

    /** Whether a start was acknowledged. */
    public boolean isStarted(String runId) {
        return starts.containsKey(runId);
    }
}
