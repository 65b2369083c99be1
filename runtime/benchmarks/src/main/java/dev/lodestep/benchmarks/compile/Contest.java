package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets all subjects take turns, so that what else the machine does, and how warm the compiler is, meets all of them alike; gives the median
 * of each one's rounds.
 */
final class Contest {
    private final Jars jars;
    private final PrintStream out;

    Contest(Jars jars, PrintStream out) {
        this.jars = jars;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param disk a folder for what is compiled; if absent, it stays in memory
     */
    Costs run(Plan plan, Optional<Path> disk) throws IOException {
        Javac javac = new Javac(disk);
        List<Measurement> subjects = new ArrayList<>();
        try {
            for (Subject each : Subject.values()) {
                subjects.add(new Measurement(each, javac, jars.of(each)));
            }
            rounds(subjects, plan.warmUpNumber(), plan.warmUpRounds());
            Costs costs = new Costs();
            for (int n : plan.numbers()) {
                rounds(subjects, n, plan.rounds())
                        .forEach((subject, measured) -> costs.add(n, subject, Cost.median(measured)));
            }
            return costs;
        } finally {
            for (Measurement each : subjects) {
                each.close();
            }
        }
    }

    private Map<Subject, List<Cost>> rounds(List<Measurement> subjects, int n, int rounds) throws IOException {
        Map<Subject, List<Cost>> measured = new EnumMap<>(Subject.class);
        for (int i = 1; i <= rounds; i++) {
            for (Measurement each : subjects) {
                Cost cost = each.round(n);
                out.printf(
                        "n=%d round %d  %-10s total %6.2f ms, processor %6.2f ms%n",
                        n, i, each.subject(), cost.total(), cost.processor());
                measured.computeIfAbsent(each.subject(), first -> new ArrayList<>())
                        .add(cost);
            }
        }
        return measured;
    }
}
