package dev.lodestep.runtime.example;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state machine of {@link OrderFulfilment}, version 1. */
public final class OrderFulfilmentMachine extends WorkflowMachine<OrderFulfilment.OrderRequest, Void> {
    /** The graph, as the runtime sees it. */
    public static final WorkflowDefinition<OrderFulfilment.OrderRequest, Void> DEFINITION =
            WorkflowDefinition.<OrderFulfilment.OrderRequest, Void>of(
                            "dev.lodestep.runtime.example.OrderFulfilment", 1, "0f3c9a51")
                    .input(OrderFulfilmentCodec.ORDER_REQUEST)
                    .node(step("reserve")
                            .takes(input())
                            .returns(OrderFulfilmentCodec.RESERVATION)
                            .compensation(taking(from("reserve"))))
                    .node(step("charge")
                            .follows("reserve")
                            .takes(input(), from("reserve"))
                            .returns(OrderFulfilmentCodec.PAYMENT)
                            .retry(RetryPolicy.of(5, Duration.ofMillis(200), 2, Duration.ofSeconds(30), 0.2)
                                    .notOn(IllegalStateException.class))
                            .timeout(Duration.ofSeconds(10))
                            .compensation(taking(from("charge"))))
                    .node(waitFor("approval", "approval", OrderFulfilmentCodec.MANAGER_ANSWER, Duration.ofDays(3))
                            .follows("charge")
                            .after("charge")
                            .returns(OrderFulfilmentCodec.DECISION)
                            .aborts(OrderFulfilment.Rejected.class::isInstance))
                    .node(step("ship")
                            .follows("approval", "reserve")
                            .takes(from("approval").as(OrderFulfilment.Approved.class), from("reserve"))
                            .returns(OrderFulfilmentCodec.SHIPMENT))
                    .node(step("mail")
                            .follows("ship")
                            .takes(input(), from("ship"))
                            .onlyIf(input()))
                    .build();

    private final OrderFulfilment workflow;

    private OrderFulfilmentMachine(OrderFulfilment workflow) {
        super(DEFINITION);
        this.workflow = workflow;
    }

    /** The machine of a workflow object, which holds the services. */
    public static OrderFulfilmentMachine of(OrderFulfilment workflow) {
        return new OrderFulfilmentMachine(workflow);
    }

    /** Runs the workflow on this thread until it ends or has to wait. */
    public Outcome<Void> run(OrderFulfilment.OrderRequest input) {
        return runWith(input);
    }

    /** Goes on from a snapshot. {@link dev.lodestep.runtime.SnapshotMismatchException} if it is not one of this workflow and version. */
    public Resume resume(Snapshot snapshot) {
        return new Resume(this, snapshot);
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) throws Exception {
        switch (node) {
            case "reserve":
                return workflow.reserve(in.<OrderFulfilment.OrderRequest>get(0), in.step());
            case "charge":
                return workflow.charge(in.<OrderFulfilment.OrderRequest>get(0), in.<OrderFulfilment.Reservation>get(1));
            case "approval":
                return workflow.approval(in.<Optional<OrderFulfilment.ManagerAnswer>>payload());
            case "ship":
                return workflow.ship(in.<OrderFulfilment.Approved>get(0), in.<OrderFulfilment.Reservation>get(1));
            case "mail":
                workflow.mail(in.<OrderFulfilment.OrderRequest>get(0), in.<OrderFulfilment.Shipment>get(1));
                return null;
            default:
                return super.invoke(node, in);
        }
    }

    @Override
    public @Nullable Object compensate(String node, Arguments in) throws Exception {
        switch (node) {
            case "reserve":
                workflow.release(in.<OrderFulfilment.Reservation>get(0));
                return null;
            case "charge":
                workflow.refund(in.<OrderFulfilment.Payment>get(0), in.failure());
                return null;
            default:
                return super.compensate(node, in);
        }
    }

    @Override
    public boolean onlyIf(String node, Arguments in) throws Exception {
        switch (node) {
            case "mail":
                return workflow.wantsMail(in.<OrderFulfilment.OrderRequest>get(0));
            default:
                return super.onlyIf(node, in);
        }
    }

    /** What a snapshot can go on with. */
    public static final class Resume extends WorkflowMachine.Resume<Void> {
        private Resume(OrderFulfilmentMachine machine, Snapshot snapshot) {
            super(machine, snapshot);
        }

        /** Answers {@code approval}. */
        public Outcome<Void> approval(OrderFulfilment.ManagerAnswer payload) {
            return signal("approval", payload);
        }
    }
}
