package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.AwaitTimeoutException;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunCancelledException;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A handle of a run in an engine. */
final class EngineRun<O> implements Run<O> {
    private final DurableEngine engine;
    private final WorkflowDefinition<?, O> definition;
    private final String id;

    EngineRun(DurableEngine engine, WorkflowDefinition<?, O> definition, String id) {
        this.engine = engine;
        this.definition = definition;
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RunStatus status() {
        return engine.find(id).orElseThrow(() -> unknown(id)).status();
    }

    static UnknownRunException unknown(String id) {
        return new UnknownRunException("there is no run '" + id + "' in this store");
    }

    @Override
    public @Nullable O await(Duration timeout) {
        CompletableFuture<RunHost.Leaving.Ended> here = engine.core().waiters().await(id);
        try {
            return result(ended(here, timeout));
        } finally {
            engine.core().waiters().leave(id, here);
        }
    }

    /** Waits for the end in this process, and asks the store now and then for an end elsewhere. */
    private RunHost.Leaving.Ended ended(CompletableFuture<RunHost.Leaving.Ended> here, Duration timeout) {
        long deadline = engine.core().environment().nanoTime() + nanos(timeout);
        boolean unanswered = false;
        while (true) {
            try {
                Optional<RunHost.Leaving.Ended> stored =
                        engine.core().executesNow(id) ? Optional.empty() : engine.storedEnd(definition, id);
                if (stored.isPresent()) {
                    return stored.get();
                }
                unanswered = false;
            } catch (StoreUnavailableException e) {
                unanswered = true; // the run may go on, and so may the store
            }
            long left = deadline - engine.core().environment().nanoTime();
            long pause = Math.min(left, engine.core().options().pollInterval().toNanos());
            try {
                return here.get(Math.max(pause, 0), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left <= 0) {
                    throw new AwaitTimeoutException("run '" + id + "' did not end within " + timeout + "; "
                            + (unanswered ? "the store does not answer" : why()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AwaitTimeoutException("interrupted while waiting for run '" + id + "'; it goes on");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** As long as there is: a clock of nanoseconds counts up to half of what its type holds. */
    private static long nanos(Duration timeout) {
        return Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2);
    }

    private String why() {
        try {
            return engine.whyNotRunning(id);
        } catch (StoreUnavailableException e) {
            return "the store does not answer";
        }
    }

    @SuppressWarnings("unchecked") // the definition's own result
    private @Nullable O result(RunHost.Leaving.Ended how) {
        Ending ending = how.ending();
        if (ending instanceof Ending.Completed completed) {
            return (O) completed.result();
        }
        if (ending instanceof Ending.Failed failed) {
            throw RunFailedException.of(
                    id,
                    failed.primary(),
                    failed.suppressed(),
                    failed.compensationFailures(),
                    how.abortedWith(),
                    how.cause());
        }
        throw new RunCancelledException("run '" + id + "' was cancelled");
    }
}
