package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again until it is stopped, never twice at once, and survives whatever it throws: the loops of the engine go on
 * when the store is back, with no one's help.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Environment environment;
    private final Duration afterFailure;
    private final Supplier<Duration> round;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile boolean failing;
    private volatile Environment.Scheduled next = () -> {};

    /**
     * A loop that was not started.
     *
     * @param round does it once, and says after what pause it does it again
     */
    Loop(String name, Environment environment, Duration afterFailure, Supplier<Duration> round) {
        this.name = name;
        this.environment = environment;
        this.afterFailure = afterFailure;
        this.round = round;
    }

    /** Does it soon, instead of after the pause. */
    void hurry() {
        if (!stopped && asked.compareAndSet(false, true)) {
            environment.control().execute(this::run);
        }
    }

    void stop() {
        stopped = true;
        next.cancel();
    }

    private void run() {
        if (stopped || !running.compareAndSet(false, true)) {
            return;
        }
        Duration pause;
        try {
            asked.set(false);
            pause = round.get();
            succeeded();
        } catch (StoreUnavailableException e) {
            failed(e);
            pause = afterFailure;
        } catch (Throwable e) {
            LOG.error("{} failed; it goes on in {}", name, afterFailure, e);
            pause = afterFailure;
        } finally {
            running.set(false);
        }
        if (stopped) {
            return;
        }
        if (asked.get()) {
            environment.control().execute(this::run);
        } else {
            next.cancel();
            next = environment.schedule(pause, this::run);
        }
    }

    /** Once for each outage, however long it is. */
    private void failed(StoreUnavailableException e) {
        if (!failing) {
            failing = true;
            LOG.warn("{} is put off until the store answers: {}", name, e.getMessage());
        }
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("{} goes on: the store answers again", name);
        }
    }
}
