package dev.lodestep.benchmarks.site;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time that processors have worked: unlike the time that has passed, it says nearly the same on a machine that is busy with other things.
 *
 * @param client of this process
 * @param server of the database server's processes, also those that have ended; empty if it cannot be known
 */
public record CpuTime(Duration client, Optional<Duration> server) {
    /** What Linux counts in, on all machines that it runs on. */
    private static final int TICKS_PER_SECOND = 100;

    /** What has been used between that time and this one. */
    public CpuTime since(CpuTime before) {
        return new CpuTime(
                client.minus(before.client), server.map(now -> now.minus(before.server.orElse(Duration.ZERO))));
    }

    /** Used so far by this process, and by the process of that number and its children. */
    static CpuTime now(Optional<Long> serverProcess) {
        long client =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime()
                        : 0;
        return new CpuTime(Duration.ofNanos(client), serverProcess.flatMap(CpuTime::family));
    }

    private static Optional<Duration> family(long process) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        if (handle.isEmpty() || !Files.exists(Path.of("/proc/self/stat"))) {
            return Optional.empty();
        }
        try (Stream<ProcessHandle> children = handle.get().children()) {
            long ticks = ticks(process, true);
            for (ProcessHandle child : children.toList()) {
                ticks += ticks(child.pid(), false);
            }
            return Optional.of(Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Its own, and that of its children that have ended. */
    private static long ticks(long process, boolean withEnded) throws IOException {
        Path stat = Path.of("/proc", String.valueOf(process), "stat");
        if (!Files.exists(stat)) {
            return 0; // it has just ended, and counts for its parent the next time
        }
        String text = Files.readString(stat);
        List<String> fields = List.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
        long own = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        return withEnded ? own + Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14)) : own;
    }
}
