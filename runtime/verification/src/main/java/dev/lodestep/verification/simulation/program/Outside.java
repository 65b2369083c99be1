package dev.lodestep.verification.simulation.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The world outside the engine, in which the methods of workflows do something that no crash undoes: it remembers each deed. */
public final class Outside {
    private final Map<String, List<Deed>> deeds = new LinkedHashMap<>();

    void did(Deed deed) {
        deeds.computeIfAbsent(deed.runId(), run -> new ArrayList<>()).add(deed);
    }

    /** What was done for a run, in order. */
    public List<Deed> of(String runId) {
        return deeds.getOrDefault(runId, List.of());
    }
}
