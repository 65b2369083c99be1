package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where it is required, every step says how it is undone. */
class MissingCompensationsTest {
    @Test
    void aStepThatSaysNothing() {
        assertThat(Checked.message(
                        workflow("Order").step("reserve", "Reservation", "Cart").compensationRequired()))
                .isEqualTo("""
                        [lodestep/missing-compensation] 'reserve' has no compensation, which this workflow requires
                        Either way:
                            1) say how it is undone:
                                @Compensate("reserve") void undoReserve(Reservation result) { … }
                            2) say that there is nothing to undo:
                                @Step(compensation = Compensation.NONE)""");
    }

    @Test
    void stepsThatSayIt() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .compensate("reserve", "release", "Reservation")
                        .step("mail", "void", "Reservation")
                        .withoutCompensation()
                        .compensationRequired()))
                .isEmpty();
    }
}
