package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.StoredStatus;

/** Delivers messages to runs through the store, and tells whoever in this process should know of them at once. */
final class Deliveries {
    private final RunHost host;
    private final Active active;
    private final Runnable somethingToClaim;

    Deliveries(RunHost host, Active active, Runnable somethingToClaim) {
        this.host = host;
        this.active = active;
        this.somethingToClaim = somethingToClaim;
    }

    Delivery deliver(Message message) {
        Delivery delivery = send(message);
        noticed(delivery);
        return delivery;
    }

    /** Delivers a message; whoever should know of it is told by {@link #noticed}. */
    Delivery send(Message message) {
        return host.store().deliver(message, host.options().maxUnreadSignals());
    }

    /** Delivers a message of a kind that the store always keeps; false: the run has ended. */
    boolean control(Message message) {
        Delivery delivery = deliver(message);
        if (delivery.answer() == Delivery.Answer.UNKNOWN_RUN) {
            throw EngineRun.unknown(message.runId());
        }
        return delivery.answer() != Delivery.Answer.CLOSED;
    }

    /** Starts a run, if there is none of that id, and delivers a message to it, in one transaction. */
    StartDelivery startOrDeliver(RunWrite.Start start, Message message) {
        StartDelivery answer =
                host.store().startOrDeliver(start, message, host.options().maxUnreadSignals());
        if (answer instanceof StartDelivery.Started started) {
            noticed(started.delivery());
        } else if (answer instanceof StartDelivery.Attached attached) {
            noticed(attached.delivery());
        }
        return answer;
    }

    /** Tells whoever in this process should know of a message that was delivered. */
    void noticed(Delivery delivery) {
        active.find(delivery.run()).ifPresent(RunExecutor::messagesCame);
        if (delivery.status() == StoredStatus.READY && host.options().executes()) {
            somethingToClaim.run();
        }
    }
}
