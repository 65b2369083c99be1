package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compiles sources and tells what that cost. */
interface Compiler extends AutoCloseable {
    /**
     * What a compilation gave.
     *
     * @param cpuNanos the CPU time it took
     * @param generated the sources that were generated, by the path of their file
     * @param files how many files were written
     */
    record Compiled(long cpuNanos, Map<String, String> generated, int files) {}

    /**
     * Compiles.
     *
     * @param sources by the path of their file
     * @param jars what they are compiled against, and where the processors are
     * @param processing whether the processors take part
     */
    Compiled compile(Map<String, String> sources, List<Path> jars, boolean processing) throws IOException;

    @Override
    void close() throws IOException;
}
