package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.attempt.Listeners;
import dev.lodestep.runtime.flow.FlowControl;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an executor needs of the engine around it. */
interface RunHost {
    Store store();

    Environment environment();

    EngineOptions options();

    GroupWriter writer();

    Limits limits();

    Listeners listeners();

    /** Says when attempts at limited nodes may begin. */
    FlowControl flow();

    /** Lets one transactional step at a time to a store that cannot take more. */
    TransactionGate gate();

    /** Whether this worker may begin attempts: its signs of life reach the store. */
    boolean mayBegin();

    /** Whether the engine is being closed: whatever begins now is to be given back at once. */
    boolean closing();

    /** Delivers a message; whoever in this process should know of it is told by {@link #noticed}. */
    Delivery send(Message message);

    /** A message was delivered. */
    void noticed(Delivery delivery);

    /** There may be runs to be claimed. */
    void workMayBeThere();

    /** A run that is due before the next poll is claimed in time. */
    void claimInTime(Instant due);

    /** A workflow's runs are started as children; says once where this engine cannot execute them. */
    void startsRunsOf(WorkflowVersion version);

    /** An executor is done with its run; it is never used again. */
    void left(RunExecutor executor, Leaving how);

    /** How an executor left its run. */
    sealed interface Leaving {
        /** The run ended; the cause is the primary failure's exception, if it was thrown here. */
        record Ended(
                Ending ending,
                Optional<Object> abortedWith,
                @Nullable Throwable cause) implements Leaving {}

        /** The run waits. */
        record Waiting(Optional<Instant> due) implements Leaving {}

        /** The run was parked. */
        record Parked() implements Leaving {}

        /** The run was given back. */
        record Released() implements Leaving {}

        /** Somebody else owns the run, or this worker is dead. */
        record Lost() implements Leaving {}
    }
}
