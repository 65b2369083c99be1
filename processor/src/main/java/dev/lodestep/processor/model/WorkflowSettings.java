package dev.lodestep.processor.model;

import dev.lodestep.Compensation;
import dev.lodestep.OnFailure;
import java.util.Optional;

/**
 * What {@code @Workflow} says about all runs.
 *
 * @param onFailure what happens when a node has failed for good
 * @param onCompensationFailure what happens when a compensation has failed for good
 * @param failFast whether a failure interrupts what runs in parallel
 * @param priority runs of a higher priority are executed first
 * @param compensation whether every step must say how it is undone
 * @param schedule when runs start by themselves
 */
public record WorkflowSettings(
        OnFailure onFailure,
        OnFailure onCompensationFailure,
        boolean failFast,
        int priority,
        Compensation compensation,
        Optional<ScheduleModel> schedule) {
    /** What holds where nothing is said. */
    public static WorkflowSettings defaults() {
        return new WorkflowSettings(
                OnFailure.COMPENSATE, OnFailure.COMPENSATE, false, 0, Compensation.OPTIONAL, Optional.empty());
    }
}
