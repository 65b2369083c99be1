package dev.lodestep.verification.simulation.world;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.function.Supplier;

/** The store as one process reaches it: calls get lost, answers get lost, some take effect late, and the process itself freezes or dies in them. */
public final class FaultyStore extends StoreDouble {
    private static final int DEPTH = 3;

    private final World world;
    private final World.Process process;
    private final Weather weather;
    private final Duration lease;
    private final Depth depth;
    private final Runnable broken;

    /** How many processes are frozen within a call just now, one inside the other's. */
    public static final class Depth {
        private int now;
    }

    /**
     * In front of a store.
     *
     * @param broken told when a write of this process fails as no store should let it fail
     */
    public FaultyStore(
            Store real,
            World world,
            World.Process process,
            Weather weather,
            Duration lease,
            Depth depth,
            Runnable broken) {
        super(real);
        this.world = world;
        this.process = process;
        this.weather = weather;
        this.lease = lease;
        this.depth = depth;
        this.broken = broken;
    }

    @Override
    protected <T> T call(StoreCall operation, Supplier<T> action) {
        if (process.dead()) {
            throw gone(operation, "the process is dead");
        }
        Fault fault = weather.next(operation, world.nanos());
        if (fault == null) {
            return action.get();
        }
        if (fault == Fault.BROKEN && operation == StoreCall.WRITE) {
            broken.run();
        }
        world.trace().mix(fault.ordinal() * 64L + operation.ordinal());
        world.trace().tell(world.nanos(), () -> "p" + process.number() + " " + operation + ": " + fault);
        switch (fault) {
            case LOST_REQUEST, STORE_DOWN -> throw gone(operation, "it got lost");
            case BROKEN -> throw new IllegalStateException("simulated: the store broke in " + operation);
            case LOST_ANSWER -> {
                Object unused = action.get();
                throw gone(operation, "its answer got lost");
            }
            case LATE_EFFECT -> {
                late(operation, action);
                throw gone(operation, "it takes effect late");
            }
            case DIES_AFTER -> {
                Object unused = action.get();
                process.kill();
                throw gone(operation, "the process died");
            }
            case DIES_BEFORE -> {
                process.kill();
                late(operation, action);
                throw gone(operation, "the process died");
            }
            case SLOW -> {
                pass(operation);
                T answer = alive(operation, action);
                pass(operation);
                return alive(operation, () -> answer);
            }
            case FROZEN_BEFORE -> {
                freeze();
                return alive(operation, action);
            }
            case FROZEN_AFTER -> {
                T answer = action.get();
                freeze();
                return alive(operation, () -> answer);
            }
        }
        throw new AssertionError(fault);
    }

    private <T> T alive(StoreCall operation, Supplier<T> action) {
        if (process.dead()) {
            throw gone(operation, "the process died");
        }
        return action.get();
    }

    /** Calls from within a run's lock keep the other threads from that run; here, where all are one thread, they keep them from everything. */
    private void pass(StoreCall operation) {
        if (operation == StoreCall.INBOX || operation == StoreCall.RELEASE) {
            freeze();
        } else if (depth.now < DEPTH) {
            depth.now++;
            try {
                world.run(weather.time(lease));
            } finally {
                depth.now--;
            }
        }
    }

    private void freeze() {
        if (depth.now < DEPTH) {
            depth.now++;
            try {
                process.pauseHere(weather.time(lease.multipliedBy(3)));
            } finally {
                depth.now--;
            }
        }
    }

    private void late(StoreCall operation, Supplier<?> action) {
        if (operation.changes()) {
            world.after(weather.time(lease.multipliedBy(2)), () -> {
                world.trace().tell(world.nanos(), () -> "p" + process.number() + " " + operation + " takes effect now");
                Object unused = action.get();
            });
        }
    }

    private static StoreUnavailableException gone(StoreCall operation, String why) {
        return new StoreUnavailableException("simulated: no answer to " + operation + ": " + why, null);
    }
}
