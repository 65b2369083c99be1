package dev.lodestep.runtime.machine;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a parameter's value comes from: the producer that completed last, or else the workflow's input if that is among the sources.
 *
 * @param producers the nodes whose result it may be
 * @param fromInput whether it may be the workflow's input, which is there before all results
 * @param accepts for a parameter that is a case of a sealed result: whether the value is that case; a value that is not counts as absent
 * @param gathers whether it is the list of the results of all producers that completed, in their order here
 * @param absentAllowed whether it may be absent; the value is then passed as an {@code Optional}
 */
public record Binding(
        List<String> producers,
        boolean fromInput,
        @Nullable Predicate<Object> accepts,
        boolean absentAllowed,
        boolean gathers) {
    /** Copies the producers. */
    public Binding {
        producers = List.copyOf(producers);
    }

    /** The workflow's input. */
    public static Binding input() {
        return new Binding(List.of(), true, null, false, false);
    }

    /** The result of the one of these nodes that completed last. */
    public static Binding from(String... producers) {
        return new Binding(List.of(producers), false, null, false, false);
    }

    /** A list of the results of those of these nodes that completed, in this order. */
    public static Binding gathered(String... producers) {
        return new Binding(List.of(producers), false, null, false, true);
    }

    /** The same, or the workflow's input while none of the producers has completed. */
    public Binding orInput() {
        return new Binding(producers, true, accepts, absentAllowed, gathers);
    }

    /** The same, if the value is of one of these cases. */
    public Binding as(Class<?>... cases) {
        List<Class<?>> wanted = List.of(cases);
        Predicate<Object> test = wanted.size() == 1
                ? wanted.get(0)::isInstance
                : value -> wanted.stream().anyMatch(one -> one.isInstance(value));
        return new Binding(producers, fromInput, test, absentAllowed, gathers);
    }

    /** The same, wrapped in an {@code Optional} that is empty when there is no value. */
    public Binding optional() {
        return new Binding(producers, fromInput, accepts, true, gathers);
    }
}
