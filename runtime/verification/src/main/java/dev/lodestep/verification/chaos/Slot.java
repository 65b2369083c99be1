package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.process.Assignment;
import dev.lodestep.verification.chaos.process.Role;
import dev.lodestep.verification.chaos.process.StoreAddress;
import dev.lodestep.verification.chaos.process.WorkProcess;
import dev.lodestep.verification.chaos.proxy.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place for one process at a time: as often as one has ended another takes its place, under a name of its own. */
final class Slot implements AutoCloseable {
    private final Role role;
    private final int number;
    private final long seed;
    private final Duration lease;
    private final Path folder;
    private final StoreAddress store;
    private final Optional<FaultProxy> proxy;
    private int generation;
    private long startAt = System.nanoTime();
    private @Nullable WorkProcess process;

    Slot(Role role, int number, long seed, Duration lease, Path folder, Site site) throws Exception {
        this.role = role;
        this.number = number;
        this.seed = seed;
        this.lease = lease;
        this.folder = folder;
        this.proxy = site.proxy();
        this.store = site.address(proxy);
    }

    Role role() {
        return role;
    }

    Optional<FaultProxy> proxy() {
        return proxy;
    }

    /** Whoever is there. */
    Optional<WorkProcess> process() {
        return Optional.ofNullable(process).filter(WorkProcess::alive);
    }

    /** Who was there last, if he ended although nobody wanted him to. */
    Optional<WorkProcess> deserted() {
        return Optional.ofNullable(process).filter(WorkProcess::endedByItself);
    }

    /** The next one comes after so long. */
    void restartIn(Duration pause) {
        startAt = System.nanoTime() + pause.toNanos();
    }

    /** Lets one come if nobody is there and it is time; whether one came. */
    boolean fill() throws IOException {
        if (process().isPresent() || System.nanoTime() - startAt < 0) {
            return false;
        }
        generation++;
        String name = role.name().toLowerCase(Locale.ROOT) + number + "-" + generation;
        process = WorkProcess.start(new Assignment(role, name, seed, lease, folder, store));
        return true;
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.close();
        }
        if (proxy.isPresent()) {
            proxy.get().close();
        }
    }
}
