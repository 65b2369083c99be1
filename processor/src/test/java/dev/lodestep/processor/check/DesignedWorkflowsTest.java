package dev.lodestep.processor.check;

import static dev.lodestep.processor.model.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.WorkflowBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workflows as people write them: the order and the values that follow from their types. */
class DesignedWorkflowsTest {
    static WorkflowBuilder orderWithReview() {
        return workflow("OrderWithReview")
                .sealed("Fraud", "Clear", "Suspect")
                .sealed("Decision", "Approved", "Rejected")
                .step("reserve", "Reservation", "Order")
                .compensate("reserve", "release", "Reservation")
                .step("charge", "Payment", "Order", "Reservation")
                .compensate("charge", "refund", "Payment")
                .step("check", "Fraud", "Order")
                .after("charge")
                .waits("review", "Decision", "3d", "Optional<Answer>", "Suspect")
                .aborts("Rejected")
                .step("ship", "Shipment", "Order", "Reservation")
                .after("check", "review")
                .step("mail", "void", "Shipment", "Payment");
    }

    static WorkflowBuilder orderFulfilment() {
        return workflow("OrderFulfilment")
                .sealed("Decision", "Approved", "Rejected")
                .step("reserve", "Reservation", "OrderRequest", "StepContext")
                .compensate("reserve", "release", "Reservation")
                .step("charge", "Payment", "OrderRequest", "Reservation")
                .compensate("charge", "refund", "Payment")
                .waits("approval", "Decision", "3d", "Optional<ManagerAnswer>")
                .after("charge")
                .aborts("Rejected")
                .step("ship", "Shipment", "Approved", "Reservation");
    }

    static WorkflowBuilder travelOneByOne() {
        return workflow("Travel")
                .step("flight", "Flight", "Trip")
                .compensate("flight", "cancelFlight", "Flight")
                .step("hotel", "Hotel", "Trip")
                .after("flight")
                .compensate("hotel", "cancelHotel", "Hotel")
                .step("car", "Car", "Trip")
                .after("hotel")
                .compensate("car", "cancelCar", "Car")
                .onlyIf("car", "wantsCar", "Trip")
                .step("confirm", "Itinerary", "Flight", "Hotel", "Optional<Car>");
    }

    static WorkflowBuilder loanWithOneAnswer() {
        return workflow("Loan")
                .sealed("Verdict", "Granted", "Refused", "Expired")
                .step("score", "Score", "Loan")
                .waits("decide", "Verdict", "14d", "Optional<Vote>", "Score")
                .step("contract", "Contract", "Granted", "Loan")
                .step("refuse", "Refusal", "Refused", "Loan")
                .step("expire", "Refusal", "Expired")
                .result("outcome", "Outcome", "Optional<Contract>", "Optional<Refusal>");
    }

    static WorkflowBuilder pricing() {
        return workflow("Pricing")
                .step("price", "Cart", "Cart")
                .step("tax", "Cart", "Cart")
                .after("price")
                .step("receipt", "Receipt", "Cart");
    }

    static WorkflowBuilder payment() {
        return workflow("Payment")
                .enumeration("Method", "CARD", "TRANSFER", "CASH")
                .step("choose", "Method", "Order")
                .step("card", "Paid", "Order")
                .after("choose")
                .when("CARD")
                .waits("transfer", "Paid", "10d", "Optional<Transfer>")
                .after("choose")
                .when("TRANSFER")
                .step("cash", "Paid", "Order")
                .after("choose")
                .when("choose.CASH")
                .step("book", "Entry", "Paid");
    }

    @Test
    void anOrderIsReviewedOnlyWhenItIsSuspicious() {
        WorkflowGraph graph = Checked.graph(orderWithReview());

        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "reserve <-  (input)",
                        "charge <- reserve (input; reserve)",
                        "check <- charge (input)",
                        "review <- check (check as Suspect)",
                        "ship <- reserve, check, review (input; reserve)",
                        "mail <- charge, ship (ship; charge)");
        assertThat(graph.nodes())
                .extracting(GraphNode::runsWhen)
                .containsExactly(
                        "always",
                        "always",
                        "always",
                        "when 'check' gives Suspect",
                        "when 'check' gives Clear, or when 'check' gives Suspect and 'review' gives Approved",
                        "when 'check' gives Clear, or when 'check' gives Suspect and 'review' gives Approved");
        assertThat(graph.inputType())
                .hasValueSatisfying(type -> assertThat(type.display()).isEqualTo("Order"));
        assertThat(graph.resultType()).isEmpty();
    }

    @Test
    void anOrderIsShippedOnceItIsApproved() {
        WorkflowGraph graph = Checked.graph(orderFulfilment());

        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "reserve <-  (input)",
                        "charge <- reserve (input; reserve)",
                        "approval <- charge ()",
                        "ship <- reserve, approval (approval as Approved; reserve)");
        assertThat(graph.resultType())
                .hasValueSatisfying(type -> assertThat(type.display()).isEqualTo("Shipment"));
        assertThat(graph.resultCandidates()).extracting("node").containsExactly("ship");
        assertThat(graph.node("reserve").compensation())
                .hasValueSatisfying(method -> assertThat(method.bindings())
                        .extracting(Checked::binding)
                        .containsExactly("reserve"));
    }

    @Test
    void theCarIsBookedOnlyIfItIsWanted() {
        WorkflowGraph graph = Checked.graph(travelOneByOne());

        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "flight <-  (input)",
                        "hotel <- flight (input)",
                        "car <- hotel (input)",
                        "confirm <- flight, hotel, car (flight; hotel; car)");
        assertThat(graph.node("car").runsWhen()).isEqualTo("when 'wantsCar' lets 'car' run");
        assertThat(graph.node("car").onlyIf())
                .hasValueSatisfying(method -> assertThat(method.bindings())
                        .extracting(Checked::binding)
                        .containsExactly("input"));
    }

    @Test
    void aLoanHasOneOutcomeOnEachOfThreeWays() {
        WorkflowGraph graph = Checked.graph(loanWithOneAnswer());

        assertThat(Checked.nodes(graph))
                .containsExactly(
                        "score <-  (input)",
                        "decide <- score (score)",
                        "contract <- decide (decide as Granted; input)",
                        "expire <- decide (decide as Expired)",
                        "refuse <- decide (decide as Refused; input)");
        assertThat(graph.resultMethod())
                .hasValueSatisfying(method -> assertThat(method.bindings())
                        .extracting(Checked::binding)
                        .containsExactly("contract", "expire|refuse"));
    }

    @Test
    void theReceiptGetsTheCartAsItWasChangedLast() {
        assertThat(Checked.nodes(pricing()))
                .containsExactly("price <-  (input)", "tax <- price (price)", "receipt <- price, tax (tax)");
    }

    @Test
    void eachWayOfPayingLeadsToTheSameBooking() {
        assertThat(Checked.nodes(payment()))
                .containsExactly(
                        "choose <-  (input)",
                        "card <- choose (input)",
                        "cash <- choose (input)",
                        "transfer <- choose ()",
                        "book <- card, cash, transfer (card|cash|transfer)");
    }

    @Test
    void aCompensationSeesTheValuesOfItsOwnStep() {
        assertThat(compensationOfTax(pricing().compensate("tax", "untax", "Cart")))
                .containsExactly("tax");
    }

    @Test
    void aStepThatFailedGaveNoValueToItsCompensation() {
        assertThat(compensationOfTax(pricing().compensateEvenIfFailed("tax", "untax", "Cart", "Failure")))
                .containsExactly("price|tax", "");
    }

    private static List<String> compensationOfTax(WorkflowBuilder workflow) {
        return Checked.graph(workflow).node("tax").compensation().orElseThrow().bindings().stream()
                .map(Checked::binding)
                .toList();
    }

    @Test
    void anOptionalCaseIsAbsentForEveryOtherCase() {
        WorkflowGraph graph = Checked.graph(workflow("Order")
                .sealed("Fraud", "Clear", "Suspect")
                .step("check", "Fraud", "Cart")
                .step("ship", "Shipment", "Cart", "Optional<Suspect>"));

        assertThat(Checked.nodes(graph))
                .containsExactly("check <-  (input)", "ship <- check (input; check as Suspect)");
        assertThat(graph.node("ship").runsWhen()).isEqualTo("always");
    }
}
