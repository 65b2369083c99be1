package dev.lodestep.benchmarks.compile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of all subjects, by the number of types. */
final class Costs {
    private final TreeMap<Integer, Map<Subject, Cost>> measured = new TreeMap<>();

    void add(int n, Subject subject, Cost cost) {
        measured.computeIfAbsent(n, first -> new EnumMap<>(Subject.class)).put(subject, cost);
    }

    /** A line for each number of types and subject, with what the own cost is of that subject's. */
    String table() {
        String head = "     n             overhead ms   total ms  lines  files  Lodestep: overhead      total\n";
        return measured.keySet().stream().map(this::rows).collect(Collectors.joining("", head, ""));
    }

    private String rows(int n) {
        return Arrays.stream(Subject.values()).map(each -> row(n, each)).collect(Collectors.joining());
    }

    private String row(int n, Subject subject) {
        Cost cost = cost(n, subject);
        return String.format(
                Locale.ROOT,
                "%6d  %-10s %12.2f %10.2f %6.0f %6.1f %18.2fx %9.2fx%n",
                n,
                subject,
                cost.overhead(),
                cost.total(),
                cost.lines(),
                cost.files(),
                ratio(n, subject, Cost::overhead),
                ratio(n, subject, Cost::total));
    }

    /**
     * One line for programs: the figures of the largest number, and what a type costs there beside what it costs at the next smaller one.
     *
     * @param mode whether each compiler started anew
     */
    String line(String mode, int rounds) {
        int n = measured.lastKey();
        int before = Objects.requireNonNullElse(measured.lowerKey(n), n);
        Cost own = cost(n, Subject.LODESTEP);
        return String.format(
                Locale.ROOT,
                "RESULT name=compile-time mode=%s n=%d rounds=%d ms_per_workflow=%.3f ratio_to_autovalue=%.3f"
                        + " ratio_to_dagger=%.3f total_ms_per_workflow=%.3f total_ratio_to_autovalue=%.3f"
                        + " total_ratio_to_dagger=%.3f files_per_workflow=%.1f lines_per_workflow=%.0f"
                        + " growth_from_n=%d growth=%.3f",
                mode,
                n,
                rounds,
                own.overhead(),
                ratio(n, Subject.AUTO_VALUE, Cost::overhead),
                ratio(n, Subject.DAGGER, Cost::overhead),
                own.total(),
                ratio(n, Subject.AUTO_VALUE, Cost::total),
                ratio(n, Subject.DAGGER, Cost::total),
                own.files(),
                own.lines(),
                before,
                own.overhead() / cost(before, Subject.LODESTEP).overhead());
    }

    private double ratio(int n, Subject peer, ToDoubleFunction<Cost> figure) {
        return figure.applyAsDouble(cost(n, Subject.LODESTEP)) / figure.applyAsDouble(cost(n, peer));
    }

    private Cost cost(int n, Subject subject) {
        Cost cost = measured.getOrDefault(n, Map.of()).get(subject);
        if (cost == null) {
            throw new IllegalStateException(subject + " was not measured with " + n + " types");
        }
        return cost;
    }
}
