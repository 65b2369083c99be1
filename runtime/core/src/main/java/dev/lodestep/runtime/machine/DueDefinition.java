package dev.lodestep.runtime.machine;

import java.util.List;

/**
 * Where the deadline of a wait comes from: computed once, when the wait is first reached, and stored.
 *
 * @param parameters where the parameters' values come from, in order
 * @param keptIn the headers of the loops over whose rounds it stays the same
 */
public record DueDefinition(List<Binding> parameters, List<String> keptIn) {
    /** Copies the lists. */
    public DueDefinition {
        parameters = List.copyOf(parameters);
        keptIn = List.copyOf(keptIn);
    }

    /** A deadline computed from these. */
    public static DueDefinition of(Binding... parameters) {
        return new DueDefinition(List.of(parameters), List.of());
    }

    /** The same over all rounds of these loops. */
    public DueDefinition keptIn(String... loops) {
        return new DueDefinition(parameters, List.of(loops));
    }
}
