package dev.lodestep.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The process of one cold compilation: the compiler's own command line, and then a file with the CPU time of the process. */
final class ColdMain {
    private ColdMain() {}

    /**
     * Compiles.
     *
     * @param arguments the file for the CPU time, in nanoseconds, and then what the compiler gets
     */
    public static void main(String[] arguments) throws IOException {
        int status = com.sun.tools.javac.Main.compile(Arrays.copyOfRange(arguments, 1, arguments.length));
        if (status == 0) {
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            Files.writeString(Path.of(arguments[0]), Long.toString(system.getProcessCpuTime()));
        }
        System.exit(status);
    }
}
