package dev.lodestep.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a {@link CrashMatrix} found.
 *
 * @param crashes how many crashes were played
 * @param runs how many runs the scenario has
 * @param problems what a crash made a difference to; empty: the workflow survives each of them
 */
public record CrashReport(int crashes, int runs, List<Problem> problems) {
    /**
     * A difference that a crash made.
     *
     * @param moment when the process died
     * @param what what came out differently, and what to do
     */
    public record Problem(String moment, String what) {}

    /** With a copy of the list. */
    public CrashReport {
        problems = List.copyOf(problems);
    }

    /** Each difference once, with the moments of death that bring it about. */
    @Override
    public String toString() {
        if (problems.isEmpty()) {
            return runs + " runs came to the same after each of " + crashes + " crashes";
        }
        Map<String, List<String>> moments = problems.stream()
                .collect(Collectors.groupingBy(
                        Problem::what, LinkedHashMap::new, Collectors.mapping(Problem::moment, Collectors.toList())));
        return moments.entrySet().stream()
                .map(one -> "- " + one.getKey() + "." + System.lineSeparator() + "  When the process died "
                        + one.getValue().get(0)
                        + (one.getValue().size() > 1
                                ? ", and at " + (one.getValue().size() - 1) + " more moments"
                                : ""))
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        problems.size() + " of " + crashes + " crashes make a difference:" + System.lineSeparator(),
                        ""));
    }
}
