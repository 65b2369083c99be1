package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the jars of a subject are: its processor, and what its sources are compiled against. */
interface Jars {
    List<Path> of(Subject subject) throws IOException;
}
