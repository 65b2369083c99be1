package dev.lodestep.jdbc;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Does file operations on a thread of their own, so that an interrupt of the caller cannot hit them; the caller stays interrupted. */
final class Uninterrupted {
    private Uninterrupted() {}

    @FunctionalInterface
    interface FileWork<T extends @Nullable Object> {
        T run() throws IOException;
    }

    static <T extends @Nullable Object> T call(FileWork<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, "lodestep-lock-file");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
