package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The three compilations of one round, one right after the other, in nanoseconds of CPU time.
 *
 * @param bare the annotated sources alone
 * @param full the annotated sources with the processor
 * @param none the annotated sources and the generated ones, without the processor
 * @param lines how many lines of source are generated
 * @param files how many files the compilation writes more than the first one: sources, classes and resources
 */
record Round(long bare, long full, long none, long lines, long files) {
    /** Measures once with so many types. */
    static Round of(Subject subject, int n, Compiler javac, List<Path> jars) throws IOException {
        Map<String, String> annotated = subject.annotated(n);
        Compiler.Compiled bare = javac.compile(subject.standalone(n), jars, false);
        Compiler.Compiled full = javac.compile(annotated, jars, true);
        Map<String, String> all = new HashMap<>(annotated);
        all.putAll(full.generated());
        Compiler.Compiled none = javac.compile(all, jars, false);
        long lines = full.generated().values().stream()
                .mapToLong(each -> each.lines().count())
                .sum();
        return new Round(bare.cpuNanos(), full.cpuNanos(), none.cpuNanos(), lines, full.files() - bare.files());
    }
}
