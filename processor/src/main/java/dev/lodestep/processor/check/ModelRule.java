package dev.lodestep.processor.check;

import dev.lodestep.processor.model.WorkflowModel;

/** A rule about what is written, without any graph. */
interface ModelRule {
    void check(WorkflowModel workflow, Report report);
}
