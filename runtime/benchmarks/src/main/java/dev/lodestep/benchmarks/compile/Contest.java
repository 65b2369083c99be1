package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets all subjects take turns, so that what else the machine does, and how warm the compiler is, meets all of them alike. */
final class Contest {
    private final Map<Subject, List<Path>> jars = new EnumMap<>(Subject.class);
    private final PrintStream out;

    Contest(Jars jars, PrintStream out) throws IOException {
        for (Subject each : Subject.values()) {
            this.jars.put(each, jars.of(each));
        }
        this.out = out;
    }

    /** Measures with a compiler; closes it. */
    Costs run(Plan plan, Compiler compiler) throws IOException {
        try (compiler) {
            if (plan.warmUpRounds() > 0) {
                rounds(compiler, plan.warmUpNumber(), plan.warmUpRounds());
            }
            Costs costs = new Costs();
            for (int n : plan.numbers()) {
                rounds(compiler, n, plan.rounds())
                        .forEach((subject, rounds) -> costs.add(n, subject, Cost.ofShortest(n, rounds)));
            }
            return costs;
        }
    }

    private Map<Subject, List<Round>> rounds(Compiler compiler, int n, int rounds) throws IOException {
        Map<Subject, List<Round>> measured = new EnumMap<>(Subject.class);
        for (int i = 1; i <= rounds; i++) {
            for (Map.Entry<Subject, List<Path>> each : jars.entrySet()) {
                Round round = Round.of(each.getKey(), n, compiler, each.getValue());
                out.printf(
                        Locale.ROOT,
                        "n=%d round %d  %-10s full %6.2f s, none %6.2f s, bare %6.2f s%n",
                        n,
                        i,
                        each.getKey(),
                        round.full() / 1e9,
                        round.none() / 1e9,
                        round.bare() / 1e9);
                measured.computeIfAbsent(each.getKey(), first -> new ArrayList<>())
                        .add(round);
            }
        }
        return measured;
    }
}
