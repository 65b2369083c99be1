package dev.lodestep.samples.audit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the process was asked to end, by Ctrl-C or {@code kill}.
 *
 * <p>Nothing would be lost if it ended at once; but a command that notices can say so, and give its runs back in good order. The process
 * waits for that, for some seconds.
 */
final class StopRequest implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch obeyed = new CountDownLatch(1);
    private volatile boolean asked;

    /** Hears, from now on, what this process is asked. */
    static StopRequest ofProcess() {
        StopRequest request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(new Thread(request::ask, "stop"));
        return request;
    }

    boolean asked() {
        return asked;
    }

    /** Asks, and returns when the command has obeyed. */
    void ask() {
        asked = true;
        try {
            obeyed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command is done, whether it was asked to or not. */
    @Override
    public void close() {
        obeyed.countDown();
    }
}
