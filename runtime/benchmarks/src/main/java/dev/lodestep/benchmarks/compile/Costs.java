package dev.lodestep.benchmarks.compile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of all subjects, by the number of types. */
final class Costs {
    private final TreeMap<Integer, Map<Subject, Cost>> measured = new TreeMap<>();

    void add(int n, Subject subject, Cost cost) {
        measured.computeIfAbsent(n, first -> new EnumMap<>(Subject.class)).put(subject, cost);
    }

    /** A line for each number of types and subject, with what the own cost is of that subject's. */
    String table() {
        String head = "     n             total ms  processor ms  lines  files  Lodestep: total  processor\n";
        return measured.keySet().stream().map(this::rows).collect(Collectors.joining("", head, ""));
    }

    private String rows(int n) {
        return Arrays.stream(Subject.values()).map(each -> row(n, each)).collect(Collectors.joining());
    }

    private String row(int n, Subject subject) {
        Cost cost = cost(n, subject);
        return String.format(
                Locale.ROOT,
                "%6d  %-10s %9.2f %13.2f %6.0f %6.1f %15.2fx %9.2fx%n",
                n,
                subject,
                cost.total(),
                cost.processor(),
                cost.lines(),
                cost.files(),
                total(n, subject),
                processor(n, subject));
    }

    /** One line for programs: the figures of the largest number, and what a type costs there beside what it costs at the smallest. */
    String line(int rounds) {
        int n = measured.lastKey();
        int least = measured.firstKey();
        Cost own = cost(n, Subject.LODESTEP);
        return String.format(
                Locale.ROOT,
                "RESULT name=compile-time n=%d rounds=%d ms_per_workflow=%.3f processor_ms_per_workflow=%.3f"
                        + " ratio_to_autovalue=%.3f ratio_to_dagger=%.3f processor_ratio_to_autovalue=%.3f"
                        + " processor_ratio_to_dagger=%.3f files_per_workflow=%.1f lines_per_workflow=%.0f"
                        + " growth_from_n=%d growth=%.3f",
                n,
                rounds,
                own.total(),
                own.processor(),
                total(n, Subject.AUTO_VALUE),
                total(n, Subject.DAGGER),
                processor(n, Subject.AUTO_VALUE),
                processor(n, Subject.DAGGER),
                own.files(),
                own.lines(),
                least,
                own.total() / cost(least, Subject.LODESTEP).total());
    }

    private double total(int n, Subject peer) {
        return cost(n, Subject.LODESTEP).total() / cost(n, peer).total();
    }

    private double processor(int n, Subject peer) {
        return cost(n, Subject.LODESTEP).processor() / cost(n, peer).processor();
    }

    private Cost cost(int n, Subject subject) {
        Cost cost = measured.getOrDefault(n, Map.of()).get(subject);
        if (cost == null) {
            throw new IllegalStateException(subject + " was not measured with " + n + " types");
        }
        return cost;
    }
}
