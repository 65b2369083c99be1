package dev.lodestep.jdbc;

import dev.lodestep.runtime.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The locks of the workers that joined through one store. */
final class WorkerLocks {
    private final Path path;
    private final LockFile file;
    private final Set<Long> mine = new HashSet<>();
    private boolean closed;

    WorkerLocks(Path database) {
        this.path = database.resolveSibling(database.getFileName() + "-workers");
        this.file = LockFile.open(path);
    }

    /** Tells other processes that this one lives, for as long as it does; true if it had not done so before. */
    synchronized boolean hold(long worker) {
        try {
            LockFile.Holder holder = file.hold(worker);
            if (holder == LockFile.Holder.ANOTHER_PROCESS) {
                throw new IllegalArgumentException(
                        "worker " + worker + " lives in another process; join under a fresh random number");
            }
            return holder == LockFile.Holder.THIS_CALL && mine.add(worker);
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "could not lock a byte of " + path + "; put the database on a local disk", e);
        }
    }

    synchronized void free(long worker) {
        if (mine.remove(worker)) {
            file.free(worker);
        }
    }

    synchronized boolean isAbandoned(long worker) {
        return !closed && file.isAbandoned(worker);
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            mine.forEach(file::free);
            file.close();
        }
    }
}
