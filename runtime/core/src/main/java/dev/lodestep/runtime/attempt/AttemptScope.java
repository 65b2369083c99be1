package dev.lodestep.runtime.attempt;

import dev.lodestep.StepContext;
import dev.lodestep.runtime.machine.Work;
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
    private final int round;
    private final int attempt;
    private volatile Optional<Instant> deadline;
    private @Nullable Thread thread;
    private volatile boolean cancelled;
    private boolean interrupted;

    private AttemptScope(
            String workflow,
            String runId,
            String step,
            String key,
            int round,
            int attempt,
            Optional<Instant> deadline) {
        this.workflow = workflow;
        this.runId = runId;
        this.step = step;
        this.key = key;
        this.round = round;
        this.attempt = attempt;
        this.deadline = deadline;
    }

    /**
     * The scope of an attempt. Its idempotency key tells elements and rounds apart, {@code run/node#3~2}, and what undoes, or asks whether a
     * loop is over, from the node itself.
     */
    public static AttemptScope of(String workflow, String runId, Work.Call call, Optional<Instant> deadline) {
        String key = runId + "/" + call.place() + (call.rounds().first() ? "" : "~" + call.rounds()) + suffix(call);
        return new AttemptScope(
                workflow, runId, call.place().node(), key, call.rounds().innermost(), call.attempt(), deadline);
    }

    private static String suffix(Work.Call call) {
        if (call instanceof Work.Undo) {
            return "/undo";
        }
        if (call instanceof Work.Invoke invoke
                && invoke.wake() != null
                && invoke.wake().question() != null) {
            return "/" + invoke.wake().question().number(); // what it does after an answer is not what it did before
        }
        return call instanceof Work.Until ? "/until" : "";
    }

    /** The scope of a call of the method that makes the result. */
    public static AttemptScope ofResult(String workflow, String runId) {
        return new AttemptScope(workflow, runId, "", runId + "/", 1, 1, Optional.empty());
    }

    /** The attempt has until then; for one that had to wait before it could begin. */
    public void endsBy(Instant later) {
        deadline = Optional.of(later);
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
        return round;
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
