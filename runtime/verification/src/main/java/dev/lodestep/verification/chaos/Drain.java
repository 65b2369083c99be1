package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.StoreReader.Progress;
import dev.lodestep.verification.chaos.process.Role;
import dev.lodestep.verification.chaos.process.WorkProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The time after the last fault: nobody is disturbed, customers wait for what they have begun, and everything has to end. How long that takes
 * does not matter as long as something is recorded every now and then; the longest wait in the workflows is under a second.
 */
final class Drain {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration NOTHING_HAPPENS = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 200;

    private final Staff staff;
    private final StoreReader reader;
    private final Supplier<Slot> helper;
    private Progress last = new Progress(-1, -1);
    private long lastMoved = System.nanoTime();
    private final long began = lastMoved;

    /**
     * A drain.
     *
     * @param helper who executes what customers left that have gone, where nobody else does
     */
    Drain(Staff staff, StoreReader reader, Supplier<Slot> helper) {
        this.staff = staff;
        this.reader = reader;
        this.helper = helper;
    }

    /** Waits until all runs have ended; false if nothing happens any more although some have not. */
    boolean await() throws Exception {
        Slot seller = staff.seller();
        Optional<WorkProcess> asked = Optional.empty();
        while (true) {
            staff.fill();
            WorkProcess current = seller.process().orElse(null);
            if (current != null && (asked.isEmpty() || asked.get() != current) && current.awaitReady(Duration.ZERO)) {
                current.finish();
                asked = Optional.of(current);
            }
            if (asked.isPresent() && !asked.get().alive()) {
                break;
            }
            if (!moves()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        staff.dismiss(seller);
        seller.close();
        if (seller.role() == Role.EMBEDDED && reader.progress().unended() > 0) {
            staff.hire(helper.get());
        }
        while (reader.progress().unended() > 0) {
            staff.fill();
            if (!moves()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private boolean moves() throws Exception {
        Progress now = reader.progress();
        if (!now.equals(last)) {
            last = now;
            lastMoved = System.nanoTime();
        }
        long time = System.nanoTime();
        return time - lastMoved < NOTHING_HAPPENS.toNanos() && time - began < LONGEST.toNanos();
    }
}
