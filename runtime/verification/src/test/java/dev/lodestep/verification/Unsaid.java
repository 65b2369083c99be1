package dev.lodestep.verification;

import java.util.Map;
import java.util.TreeMap;

/** What annotations can say and no play shows. */
final class Unsaid {
    private static final String OF_STEPS = "it says something of a step only";
    private static final String OF_WORKFLOWS = "it says something of a workflow only";
    private static final String BY_ITSELF = "it starts runs by itself, and nobody acts in them: see ScheduledRunsTest";

    /** What, and why not. */
    static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "Step.compensation=REQUIRED", OF_WORKFLOWS,
            "Workflow.compensation=NONE", OF_STEPS,
            "Schedule", BY_ITSELF,
            "Schedule.cron", BY_ITSELF,
            "Schedule.zone", BY_ITSELF,
            "Schedule.missed=LATEST", BY_ITSELF));

    private Unsaid() {}
}
