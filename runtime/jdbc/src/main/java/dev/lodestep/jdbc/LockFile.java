package dev.lodestep.jdbc;

import dev.lodestep.runtime.StoreConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a database on which each living worker holds a lock of one byte, which the operating system drops with its process.
 *
 * <p>POSIX drops all locks of a process on a file as soon as the process closes <em>any</em> descriptor of it, so all stores of a process
 * share one descriptor for each file. That needs the only static state of this module. Who asks about a worker of this very process is
 * answered from memory. A thread that is interrupted closes the channel it is about to use, and so would drop every lock; therefore the
 * channel is used by short-lived threads that nobody else knows.
 */
final class LockFile {
    private static final Map<Object, LockFile> OPEN = new HashMap<>();

    private final Object key;
    private final FileChannel channel;
    private final Map<Long, FileLock> held = new HashMap<>();
    private int users;

    private LockFile(Object key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Opens the file, or joins those in this process who have it open; each must {@link #close} once. */
    static LockFile open(Path path) {
        synchronized (OPEN) {
            try {
                Object key = identity(path);
                LockFile file = OPEN.get(key);
                if (file == null) {
                    file = new LockFile(
                            key,
                            Uninterrupted.call(
                                    () -> FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)));
                    OPEN.put(key, file);
                }
                file.users++;
                return file;
            } catch (IOException e) {
                throw new StoreConfigurationException(
                        "the file " + path
                                + " cannot be opened; give this process the right to write it and its folder",
                        e);
            }
        }
    }

    /** What stays the same when one file is named in several ways, and changes when the file is replaced. */
    private static Object identity(Path path) throws IOException {
        try {
            Files.createFile(path); // fails without opening a file that is there
        } catch (FileAlreadyExistsException e) {
            // as it should be from the second time on
        }
        Object fileKey = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return fileKey != null ? fileKey : path.toRealPath();
    }

    /** Who holds the byte of a worker. */
    enum Holder {
        /** This process, from now on until it frees the byte or ends. */
        THIS_CALL,
        /** This process, since an earlier call. */
        THIS_PROCESS,
        ANOTHER_PROCESS
    }

    Holder hold(long worker) throws IOException {
        synchronized (OPEN) {
            if (held.containsKey(worker)) {
                return Holder.THIS_PROCESS;
            }
            FileLock lock = sameByte(worker);
            if (lock == null) {
                lock = Uninterrupted.call(() -> channel.tryLock(position(worker), 1, false));
            }
            if (lock == null) {
                return Holder.ANOTHER_PROCESS;
            }
            held.put(worker, lock);
            return Holder.THIS_CALL;
        }
    }

    void free(long worker) {
        synchronized (OPEN) {
            FileLock lock = held.remove(worker);
            if (lock != null && sameByte(worker) == null) {
                try {
                    Uninterrupted.call(() -> {
                        lock.release();
                        return lock;
                    });
                } catch (IOException e) {
                    // at the latest it goes with the process
                }
            }
        }
    }

    private @Nullable FileLock sameByte(long worker) {
        long position = position(worker);
        return held.values().stream()
                .filter(lock -> lock.position() == position)
                .findFirst()
                .orElse(null);
    }

    /** Whether no living process holds the byte of a worker. When in doubt, one does. */
    boolean isAbandoned(long worker) {
        synchronized (OPEN) {
            if (sameByte(worker) != null) {
                return false;
            }
            try {
                FileLock lock = Uninterrupted.call(() -> channel.tryLock(position(worker), 1, true));
                if (lock == null) {
                    return false;
                }
                Uninterrupted.call(() -> {
                    lock.release();
                    return lock;
                });
                return true;
            } catch (IOException | OverlappingFileLockException e) {
                return false;
            }
        }
    }

    /** Closes the file when the last one in this process is done with it. */
    void close() {
        synchronized (OPEN) {
            if (--users == 0) {
                OPEN.remove(key);
                try {
                    channel.close();
                } catch (IOException e) {
                    // at the latest it goes with the process
                }
            }
        }
    }

    /** Worker numbers are random, so hardly two share a byte; the byte need not exist to be locked. */
    private static long position(long worker) {
        return worker & (Long.MAX_VALUE >> 1);
    }
}
