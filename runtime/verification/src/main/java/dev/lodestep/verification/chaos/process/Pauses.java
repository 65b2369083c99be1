package dev.lodestep.verification.chaos.process;

import dev.lodestep.verification.chaos.audit.Disturbance;
import dev.lodestep.verification.chaos.work.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices when a process did not run for a while, whatever the reason, and writes it down: on a busy machine a process may lose its lease
 * although nobody froze it.
 */
public final class Pauses {
    private static final String ENDING = ".pauses";
    private static final long STEP_MILLIS = 100;
    private static final long WORTH_TELLING_MILLIS = 800;

    private Pauses() {}

    /** Watches this process until it ends. */
    public static void watch(Path folder, String process) throws IOException {
        Lines lines = new Lines(folder.resolve(process + ENDING));
        Thread thread = new Thread(() -> watch(lines, process), "pauses");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(Lines lines, String process) {
        long last = System.currentTimeMillis();
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
                long now = System.currentTimeMillis();
                if (now - last > WORTH_TELLING_MILLIS) {
                    lines.append(process, last, now);
                }
                last = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The pauses of all processes, each with so much time after it in which it may still matter. */
    public static List<Disturbance> read(Path folder, long aftermathMillis) throws IOException {
        List<Disturbance> pauses = new ArrayList<>();
        for (String[] line : Lines.read(folder, ENDING)) {
            long to = Long.parseLong(line[2]) + aftermathMillis;
            pauses.add(new Disturbance("PAUSED", Optional.of(line[0]), Long.parseLong(line[1]), to));
        }
        return pauses;
    }
}
