package dev.lodestep.runtime.machine;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a parameter's value comes from: the producer that completed last, or else the workflow's input if that is among the sources.
 *
 * <p>Of a producer in a loop around the taker only this round's completion counts, unless it is among the {@code earlier} ones. Of one in a
 * loop that is over, any round's counts; but where a mandatory parameter takes a case, only the last round's.
 *
 * @param producers the nodes whose result it may be
 * @param earlier those of them whose completion in an earlier round of a loop around the taker counts, too
 * @param fromInput whether it may be the workflow's input, which is there before all results
 * @param accepts for a parameter that is a case of a sealed result: whether the value is that case; a value that is not counts as absent
 * @param gathers whether it is the list of the results of all producers that completed, in their order here
 * @param absentAllowed whether it may be absent; the value is then passed as an {@code Optional}
 * @param unit what of the element at hand it is, in a method of a node that runs for each element of a list
 */
public record Binding(
        List<String> producers,
        List<String> earlier,
        boolean fromInput,
        @Nullable Predicate<Object> accepts,
        boolean absentAllowed,
        boolean gathers,
        Unit unit) {
    /** Copies the producers. */
    public Binding {
        producers = List.copyOf(producers);
        earlier = List.copyOf(earlier);
    }

    /** What a parameter takes of the element at hand. */
    public enum Unit {
        /** Nothing: its value comes from nodes or the input. */
        NOTHING,
        /** The element itself. */
        ELEMENT,
        /** What the node gave for the element. */
        RESULT
    }

    private Binding(List<String> producers, boolean fromInput, boolean gathers, Unit unit) {
        this(producers, List.of(), fromInput, null, false, gathers, unit);
    }

    /** The workflow's input. */
    public static Binding input() {
        return new Binding(List.of(), true, false, Unit.NOTHING);
    }

    /** The result of the one of these nodes that completed last. */
    public static Binding from(String... producers) {
        return new Binding(List.of(producers), false, false, Unit.NOTHING);
    }

    /** A list of the results of those of these nodes that completed, in this order. */
    public static Binding gathered(String... producers) {
        return new Binding(List.of(producers), false, true, Unit.NOTHING);
    }

    /** The element at hand, in a method of a node that runs for each element of a list. */
    public static Binding element() {
        return new Binding(List.of(), false, false, Unit.ELEMENT);
    }

    /** What the node gave for the element at hand, in its compensation. */
    public static Binding elementResult() {
        return new Binding(List.of(), false, false, Unit.RESULT);
    }

    /** The same; of these producers the completion in an earlier round counts, too. */
    public Binding earlier(String... names) {
        return new Binding(producers, List.of(names), fromInput, accepts, absentAllowed, gathers, unit);
    }

    /** The same, or the workflow's input while none of the producers has completed. */
    public Binding orInput() {
        return new Binding(producers, earlier, true, accepts, absentAllowed, gathers, unit);
    }

    /** The same, if the value is of one of these cases. */
    public Binding as(Class<?>... cases) {
        List<Class<?>> wanted = List.of(cases);
        Predicate<Object> test = wanted.size() == 1
                ? wanted.get(0)::isInstance
                : value -> wanted.stream().anyMatch(one -> one.isInstance(value));
        return new Binding(producers, earlier, fromInput, test, absentAllowed, gathers, unit);
    }

    /** The same, wrapped in an {@code Optional} that is empty when there is no value. */
    public Binding optional() {
        return new Binding(producers, earlier, fromInput, accepts, true, gathers, unit);
    }
}
