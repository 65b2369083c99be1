package dev.lodestep.runtime.example;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.NodeName;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.WorkflowClient;
import java.util.Optional;

/** Starts runs of {@link OrderFulfilment}, sends them signals and looks at them. */
public final class OrderFulfilmentClient extends WorkflowClient<OrderFulfilment.OrderRequest, Void> {
    private OrderFulfilmentClient(Engine engine) {
        super(engine, OrderFulfilmentMachine.DEFINITION);
    }

    /** Lets the engine execute this workflow, and gives the client. */
    public static OrderFulfilmentClient register(Engine engine, OrderFulfilment workflow) {
        engine.register(OrderFulfilmentMachine.of(workflow));
        return new OrderFulfilmentClient(engine);
    }

    /** A client in a process that does not execute this workflow. */
    public static OrderFulfilmentClient connect(Engine engine) {
        return new OrderFulfilmentClient(engine);
    }

    /** Starts a run; the id is its idempotency key: the same id and input mean the same run. */
    public Run<Void> start(String id, OrderFulfilment.OrderRequest input) {
        return startWith(id, input);
    }

    /** Sends a signal to a run. */
    public Resume resume(String id) {
        return new Resume(this, id);
    }

    /** Where a run stands; empty if there is none of this id. */
    public Optional<OrderFulfilmentState> state(String id) {
        return readState(id).map(OrderFulfilmentState::new);
    }

    /** The nodes. */
    public enum Node implements NodeName {
        RESERVE("reserve"),
        CHARGE("charge"),
        APPROVAL("approval"),
        SHIP("ship"),
        MAIL("mail");

        private final String storedName;

        Node(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** The signals that the workflow waits for. */
    public static final class Resume extends WorkflowClient.Resume<Resume> {
        private Resume(OrderFulfilmentClient client, String id) {
            super(client, id);
        }

        /** Answers {@code approval}. */
        public SignalResult approval(OrderFulfilment.ManagerAnswer payload) {
            return signal("approval", OrderFulfilmentCodec.MANAGER_ANSWER, payload);
        }
    }
}
