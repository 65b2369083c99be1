package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.process.Role;
import dev.lodestep.verification.chaos.process.WorkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All processes of a campaign; whoever ends is replaced. None of them outlives it. */
final class Staff implements AutoCloseable {
    private final List<Slot> slots = new ArrayList<>();
    private final Chronicle chronicle;

    Staff(ChaosOptions options, Site site, Duration lease, Path folder, Chronicle chronicle) throws Exception {
        this.chronicle = chronicle;
        if (options.topology() == Topology.C) {
            slots.add(new Slot(Role.EMBEDDED, 1, options.seed(), lease, folder, site));
            return;
        }
        for (int i = 1; i <= options.workers(); i++) {
            slots.add(new Slot(Role.WORKER, i, options.seed(), lease, folder, site));
        }
        slots.add(new Slot(Role.CLIENT, 1, options.seed(), lease, folder, site));
    }

    List<Slot> slots() {
        return slots;
    }

    /** Who has customers; there is one such place. */
    Slot seller() {
        return slots.stream().filter(slot -> slot.role().sells()).findFirst().orElseThrow();
    }

    /** Nobody takes the place any more. */
    void dismiss(Slot slot) {
        slots.remove(slot);
    }

    void hire(Slot slot) {
        slots.add(slot);
    }

    /** Replaces who has ended. */
    void fill() throws IOException {
        for (Slot slot : slots) {
            Optional<WorkProcess> deserted = slot.deserted();
            if (slot.fill() && deserted.isPresent()) {
                WorkProcess process = deserted.get();
                chronicle.surprised(process.name(), "it ended by itself with " + process.exitValue());
            }
        }
    }

    /** Asks all to end, one after the other. */
    void leave(Duration atMost) throws InterruptedException {
        for (Slot slot : slots) {
            Optional<WorkProcess> process = slot.process();
            if (process.isPresent() && !process.get().terminate(atMost)) {
                chronicle.surprised(process.get().name(), "it did not end within " + atMost + " of SIGTERM");
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Slot slot : slots) {
            slot.close();
        }
    }
}
