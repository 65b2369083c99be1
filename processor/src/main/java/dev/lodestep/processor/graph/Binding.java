package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import java.util.List;

/**
 * Where the value of one parameter comes from: at run time the result of the producer among these that completed last with a value (an
 * empty {@code Optional} is none), or else the input, or else nothing. For {@code @From} of several nodes it is the list of the results of
 * all producers that completed, in their order here.
 *
 * <p>Of a producer in a loop around the taker that is not among {@code earlier} only this round's completion counts. Of one in a loop that is
 * over, any round's; but where a mandatory parameter takes a case, only the last round's.
 *
 * @param parameter the parameter; one that is no data (payload, context, failure) has no producers and not the input
 * @param producers the names of the nodes whose result it can be, in topological order (in that of {@code @From} for several)
 * @param earlier those of them that come later in a loop around the taker, or are the taker: their value is of an earlier round
 * @param input whether it can be the workflow's input, where none of the producers completed
 * @param caseParameter whether its type is only a case of what a producer (or the input) gives: where it is
 *     mandatory, the node runs only for that case; where it is optional, it is absent in any other
 * @param element what of the element at hand it is, in a method that belongs to a node with {@code @ForEach}
 * @param candidates all that give the type, each with why it is taken or not; empty where there is no choice
 */
public record Binding(
        ParameterModel parameter,
        List<String> producers,
        List<String> earlier,
        boolean input,
        boolean caseParameter,
        Element element,
        List<Candidate> candidates) {
    public Binding {
        producers = List.copyOf(producers);
        earlier = List.copyOf(earlier);
        candidates = List.copyOf(candidates);
    }

    /** What a parameter takes of the element at hand. */
    public enum Element {
        /** Nothing: it is bound to results of nodes. */
        NOTHING,
        /** The element itself. */
        ITSELF,
        /** What the node gave for the element. */
        RESULT
    }

    static Binding toNothing(ParameterModel parameter) {
        return new Binding(parameter, List.of(), List.of(), false, false, Element.NOTHING, List.of());
    }

    static Binding toElement(ParameterModel parameter, Element element) {
        return new Binding(parameter, List.of(), List.of(), false, false, element, List.of());
    }
}
