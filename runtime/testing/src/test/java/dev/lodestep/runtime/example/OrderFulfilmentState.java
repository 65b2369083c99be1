package dev.lodestep.runtime.example;

import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.WorkflowState;
import dev.lodestep.runtime.machine.RunState;
import java.util.Optional;

/** Where a run of {@link OrderFulfilment} stands: the input, each node's result and status; an immutable view. */
public final class OrderFulfilmentState extends WorkflowState {
    OrderFulfilmentState(RunState state) {
        super(state);
    }

    /** The state in a snapshot of the plain runner. */
    public static OrderFulfilmentState of(Snapshot snapshot) {
        return new OrderFulfilmentState(snapshot.decode(OrderFulfilmentMachine.DEFINITION));
    }

    /** What the run was started with. */
    public OrderFulfilment.OrderRequest input() {
        return inputValue();
    }

    /** The result of {@code reserve}, if it has completed. */
    public Optional<OrderFulfilment.Reservation> reserve() {
        return resultOf("reserve");
    }

    /** The result of {@code charge}, if it has completed. */
    public Optional<OrderFulfilment.Payment> charge() {
        return resultOf("charge");
    }

    /** The result of {@code approval}, if it has completed. */
    public Optional<OrderFulfilment.Decision> approval() {
        return resultOf("approval");
    }

    /** The result of {@code ship}, if it has completed. */
    public Optional<OrderFulfilment.Shipment> ship() {
        return resultOf("ship");
    }
}
