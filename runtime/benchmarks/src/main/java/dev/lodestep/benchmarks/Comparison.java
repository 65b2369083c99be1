package dev.lodestep.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets contenders take turns, so that what else the machine does meets all of them alike, and gives the median round of each. Each round
 * begins with an empty database; one short round each comes first and is not counted.
 */
final class Comparison {
    static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final Path parent;
    private final PrintStream out;

    Comparison(Path parent, PrintStream out) {
        this.parent = parent;
        this.out = out;
    }

    /** The median round of each contender, in their order. */
    List<Figures> of(List<Contender> contenders, Load load, Duration round) throws Exception {
        for (Contender contender : contenders) {
            inFolder(contender, load, WARM_UP);
        }
        Map<Contender, List<Figures>> measured = new LinkedHashMap<>();
        for (int i = 1; i <= ROUNDS; i++) {
            for (Contender contender : contenders) {
                Figures figures = inFolder(contender, load, round);
                out.printf("round %d  %-8s %s%n", i, contender.name(), figures);
                measured.computeIfAbsent(contender, first -> new ArrayList<>()).add(figures);
            }
        }
        return measured.values().stream().map(Figures::median).toList();
    }

    private Figures inFolder(Contender contender, Load load, Duration duration) throws Exception {
        Path folder = Files.createTempDirectory(parent, "lodestep-benchmark-");
        try {
            return contender.round(folder, load, duration);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
