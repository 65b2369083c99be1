package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes an engine: claims nothing more, lets attempts that run finish for the grace time, interrupts the rest, gives every run back so that
 * others take it at once, and signs life until the last of that.
 */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private final EngineCore engine;
    private final Active active;
    private final Heart heart;
    private final Dispatcher dispatcher;
    private final AtomicBoolean begun = new AtomicBoolean();

    Shutdown(EngineCore engine, Active active, Heart heart, Dispatcher dispatcher) {
        this.engine = engine;
        this.active = active;
        this.heart = heart;
        this.dispatcher = dispatcher;
    }

    boolean begun() {
        return begun.get();
    }

    /** An executor has left its run. */
    void oneLess() {
        if (begun.get()) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        dispatcher.stop();
        engine.stopSchedules();
        if (engine.options().executes()) {
            letGoOfRuns();
        }
        engine.writer().close();
        engine.environment().close();
        if (engine.options().closesStore()) {
            engine.store().close();
        }
    }

    private void letGoOfRuns() {
        CountDownLatch drained = new CountDownLatch(1);
        if (engine.store().transactions().isPresent()) {
            engine.environment()
                    .control()
                    .execute(() -> drainStore(drained)); // may have to wait for a step's transaction
        } else {
            drainStore(drained);
        }
        active.all().forEach(RunExecutor::drain);
        if (!emptyWithin(engine.options().shutdownGrace())) {
            active.all().forEach(RunExecutor::interrupt);
            if (!emptyWithin(AFTER_INTERRUPT)) {
                active.all()
                        .forEach(executor -> LOG.warn(
                                "run '{}' is left behind: {}", executor.claim().runId(), executor.running()));
                active.all().forEach(RunExecutor::lose);
            }
        }
        engine.stopKeepingLimits();
        await(drained);
        heart.stop();
        try {
            engine.store().leave(heart.worker());
        } catch (StoreUnavailableException e) {
            LOG.info(
                    "{} does not answer; other workers find out by themselves",
                    engine.store().describe());
        }
    }

    private void drainStore(CountDownLatch drained) {
        try {
            engine.store().drain(heart.worker());
        } catch (StoreUnavailableException e) {
            LOG.info(
                    "{} does not answer; this worker's runs are taken over after a lease",
                    engine.store().describe());
        } finally {
            drained.countDown();
        }
    }

    /** The store is closed soon. What a transaction that was left behind still holds up is not waited for much longer. */
    private static void await(CountDownLatch drained) {
        try {
            drained.await(AFTER_INTERRUPT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean emptyWithin(Duration time) {
        long deadline = engine.environment().nanoTime() + TimeUnit.NANOSECONDS.convert(time);
        try {
            while (!active.isEmpty()) {
                long left = deadline - engine.environment().nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
