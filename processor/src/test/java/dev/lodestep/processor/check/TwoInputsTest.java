package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only one type can be the input. */
class TwoInputsTest {
    @Test
    void twoTypesThatNothingGives() {
        assertThat(Checked.message(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Reservation", "Cart", "Customer")))
                .isEqualTo("""
                        [lodestep/two-inputs] 'charge' needs a Customer and 'reserve' needs a Cart, and nothing gives either: which is the workflow's input?
                        Either way:
                            1) take both in one record:
                                record Input(Cart cart, Customer customer) {}
                            2) let a step give the other:
                                @Step Customer customer(Cart cart) { … }""");
    }

    @Test
    void aMisspeltTypeIsNoInput() {
        assertThat(Checked.findings(workflow("Order")
                        .step("reserve", "Reservation", "Cart")
                        .step("ship", "Shipment", "Reservaton")))
                .containsExactly(
                        "missing-value at ship(Reservaton): 'ship' needs a Reservaton, but nothing gives one; did you mean Reservation?");
    }

    @Test
    void theInputCanBeNamed() {
        assertThat(Checked.findings(workflow("Order")
                        .input("Cart")
                        .step("reserve", "Reservation", "Cart")
                        .step("charge", "Payment", "Reservation", "Customer")))
                .containsExactly("missing-value at charge(Customer): 'charge' needs a Customer, but nothing gives one");
    }

    @Test
    void casesOfTheInputAreNoOtherInput() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Request", "Small", "Big")
                        .step("log", "Entry", "Request")
                        .step("small", "Done", "Small", "Entry")
                        .step("big", "Done", "Big", "Entry")))
                .isEmpty();
    }
}
