package dev.lodestep.runtime.attempt;

import dev.lodestep.StepContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The context of one attempt, and the handle to stop it: an interrupt reaches the thread only while the attempt runs on it, and is cleared
 * when the attempt ends, so that it never hits what the thread does next.
 */
public final class AttemptScope implements StepContext {
    private final String workflow;
    private final String runId;
    private final String step;
    private final String key;
    private final int attempt;
    private final Optional<Instant> deadline;
    private @Nullable Thread thread;
    private volatile boolean cancelled;
    private boolean interrupted;

    private AttemptScope(
            String workflow, String runId, String step, String key, int attempt, Optional<Instant> deadline) {
        this.workflow = workflow;
        this.runId = runId;
        this.step = step;
        this.key = key;
        this.attempt = attempt;
        this.deadline = deadline;
    }

    /** The scope of an attempt at a node. */
    public static AttemptScope ofNode(
            String workflow, String runId, String node, int attempt, Optional<Instant> deadline) {
        return new AttemptScope(workflow, runId, node, runId + "/" + node, attempt, deadline);
    }

    /** The scope of an attempt to undo a node; its idempotency key is another one. */
    public static AttemptScope ofCompensation(
            String workflow, String runId, String node, int attempt, Optional<Instant> deadline) {
        return new AttemptScope(workflow, runId, node, runId + "/" + node + "/undo", attempt, deadline);
    }

    /** The calling thread begins to run the attempt. */
    public synchronized void enter() {
        thread = Thread.currentThread();
        if (cancelled) {
            interrupt();
        }
    }

    /** The calling thread has ended its part of the attempt. */
    public synchronized void leave() {
        thread = null;
        if (interrupted) {
            Thread.interrupted(); // ours, not one for whoever uses the thread next
            interrupted = false;
        }
    }

    /** Asks the attempt to stop: sets {@link #cancelled} and interrupts its thread, if it runs on one now. */
    public synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            interrupt();
        }
    }

    private void interrupt() {
        interrupted = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public int round() {
        return 1;
    }

    @Override
    public String idempotencyKey() {
        return key;
    }

    @Override
    public Optional<Instant> deadline() {
        return deadline;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger(workflow);
    }
}
