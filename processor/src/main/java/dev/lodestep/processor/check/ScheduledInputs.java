package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.ScheduleMessages;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.model.ScheduleModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.time.Instant;
import java.util.Optional;

/** {@code bad-schedule}: a clock gives a scheduled workflow nothing but its tick. */
final class ScheduledInputs implements OrderRule {
    private static final TypeRef TICK = TypeRef.of(Instant.class.getName());

    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        WorkflowModel model = workflow.skeleton().model();
        Optional<ScheduleModel> schedule = model.settings().schedule();
        Optional<TypeRef> input = workflow.input().type();
        if (schedule.isPresent() && input.isPresent() && !input.get().equals(TICK)) {
            report.add(ScheduleMessages.otherInput(schedule.get().source(), model.simpleName(), input.get()));
        }
    }
}
