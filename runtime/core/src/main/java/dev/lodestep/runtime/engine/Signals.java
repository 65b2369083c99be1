package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends signals: what cannot be taken is refused in the sender's process, before anything is recorded. */
final class Signals {
    private final RunHost host;
    private final Deliveries deliveries;
    private final SignalGate gate;
    private final Starter starter;

    Signals(RunHost host, Deliveries deliveries, SignalGate gate, Starter starter) {
        this.host = host;
        this.deliveries = deliveries;
        this.gate = gate;
        this.starter = starter;
    }

    SignalResult send(
            WorkflowDefinition<?, ?> definition,
            String runId,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        Message message = message(definition, runId, signal, signalId, payload);
        gate.check(definition.version(), runId, signal, payload, Optional.empty());
        return answer(deliveries.deliver(message));
    }

    /** Starts the run together with the signal; both happen or none does. */
    <I> SignalResult sendOrStart(
            WorkflowDefinition<I, ?> definition,
            String runId,
            @Nullable I input,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        Message message = message(definition, runId, signal, signalId, payload);
        RunWrite.Start start = starter.toStart(definition, runId, input, false);
        gate.check(
                definition.version(), runId, signal, payload, Optional.of(() -> RunState.started(definition, input)));
        StartDelivery answer = deliveries.startOrDeliver(start, message);
        if (answer instanceof StartDelivery.Started started) {
            return answer(started.delivery());
        }
        if (answer instanceof StartDelivery.Attached attached) {
            return answer(attached.delivery());
        }
        if (answer instanceof StartDelivery.Conflict conflict) {
            throw Starter.conflict(start, conflict.row());
        }
        throw new StoreUnavailableException(
                host.store().describe() + " refused to start run '" + runId + "': "
                        + ((StartDelivery.Refused) answer).reason(),
                null);
    }

    private Message message(
            WorkflowDefinition<?, ?> definition,
            String runId,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        host.limits().id("the run id", runId);
        host.limits().signal(signal, payload);
        if (signalId != null) {
            host.limits().id("the signal id", signalId);
        }
        Message message = new Message(
                runId, MessageKind.SIGNAL, signal, signalId, host.environment().randomLong(), payload);
        return definition.buffers(signal) ? message : message.unbuffered();
    }

    private static SignalResult answer(Delivery delivery) {
        return switch (delivery.answer()) {
            case ACCEPTED -> SignalResult.ACCEPTED;
            case BUFFERED -> SignalResult.BUFFERED;
            case DUPLICATE -> SignalResult.DUPLICATE;
            case CLOSED -> SignalResult.CLOSED;
            case UNKNOWN_RUN -> SignalResult.UNKNOWN_RUN;
            case FULL -> SignalResult.FULL;
            case NOT_WAITING -> SignalResult.NOT_WAITING;
        };
    }
}
