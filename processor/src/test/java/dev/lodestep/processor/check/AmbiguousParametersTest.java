package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the results that a parameter can be, one is always the last. */
class AmbiguousParametersTest {
    @Test
    void twoUnorderedProducers() {
        assertThat(Checked.message(workflow("Trip")
                        .step("plan", "Plan", "Trip")
                        .step("flight", "Booking", "Plan")
                        .step("hotel", "Booking", "Plan")
                        .step("confirm", "Itinerary", "Booking")))
                .isEqualTo("""
                        [lodestep/ambiguous-parameter] 'confirm' needs a Booking, and both 'flight' and 'hotel' may have given the last one
                        Either way:
                            1) say which you mean:
                                @From("hotel") Booking booking
                            2) say on 'hotel' that it comes later:
                                after = "flight\"""");
    }

    @Test
    void twoStepsThatTakeAndGiveTheSame() {
        assertThat(Checked.message(
                        workflow("Order").step("price", "Cart", "Cart").step("tax", "Cart", "Cart")))
                .isEqualTo("""
                        [lodestep/ambiguous-parameter] 'price' and 'tax' each need the Cart that the other gives: which comes first?
                        Say it on the one that comes later:
                            after = "price\"""");
    }

    @Test
    void aDiscountThatNeedsAQuoteOfTheSameCart() {
        assertThat(Checked.findings(workflow("Order")
                        .step("price", "Cart", "Cart")
                        .step("quote", "Quote", "Cart")
                        .step("discount", "Cart", "Cart", "Quote")))
                .containsExactly(
                        "ambiguous-parameter at discount(Cart): 'discount' and 'price' each need the Cart that the other gives: which comes first?");
    }

    @Test
    void exclusiveProducersAreNotAmbiguous() {
        assertThat(Checked.findings(workflow("Order")
                        .sealed("Fraud", "Clear", "Suspect")
                        .step("check", "Fraud", "Cart")
                        .step("card", "Paid", "Clear")
                        .step("cash", "Paid", "Suspect")
                        .step("book", "Entry", "Paid")))
                .isEmpty();
    }
}
