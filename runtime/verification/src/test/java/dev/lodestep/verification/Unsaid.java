package dev.lodestep.verification;

import java.util.Map;
import java.util.TreeMap;

/** What annotations can say and no play shows. */
final class Unsaid {
    private static final String OF_STEPS = "it says something of a step only";
    private static final String OF_WORKFLOWS = "it says something of a workflow only";

    /** What, and why not. */
    static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "Step.compensation=REQUIRED", OF_WORKFLOWS,
            "Workflow.compensation=NONE", OF_STEPS));

    private Unsaid() {}
}
