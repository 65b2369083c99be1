package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A workflow without a node is none. */
class NoStepsTest {
    @Test
    void aWorkflowDoesSomething() {
        assertThat(Checked.findings(workflow("Order"))).containsExactly("no-steps at Order: 'Order' has no step");
    }
}
