package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the workflow's input is: the one mandatory parameter type that no node gives; or else what a node takes before which nobody can have
 * given it.
 *
 * @param type the input's type; where there are rivals, the one that most parameters ask for
 * @param rivals for each other type that could be the input just as well, the first parameter that asks for it
 * @param unproduced parameters whose type nothing gives, neither a node nor the input
 */
public record InputInference(Optional<TypeRef> type, List<Taken> rivals, List<Taken> unproduced) {
    /**
     * A parameter of a node.
     *
     * @param node the node's number
     * @param parameter the parameter
     */
    public record Taken(int node, ParameterModel parameter) {}

    /**
     * Infers the input.
     *
     * @param skeleton the workflow
     * @param isMisspelt whether a type looks like a misspelt name of a type that some node gives
     */
    public static InputInference of(Skeleton skeleton, Predicate<TypeRef> isMisspelt) {
        List<Taken> ungiven = ungiven(skeleton);
        Map<TypeRef, List<Taken>> byType = new TreeMap<>();
        ungiven.stream()
                .filter(each -> each.parameter().role() == ParameterRole.MANDATORY)
                .forEach(each -> byType.computeIfAbsent(each.parameter().type(), type -> new ArrayList<>())
                        .add(each));

        Optional<TypeRef> declared = skeleton.model().input().map(Sourced::value);
        if (declared.isPresent()) {
            return new InputInference(declared, List.of(), unproduced(skeleton, ungiven, declared));
        }
        Set<TypeRef> candidates = withoutCasesOfOthers(skeleton, byType.keySet());
        if (candidates.size() > 1) {
            candidates.removeIf(isMisspelt);
        }
        if (byType.isEmpty()) {
            takenByStarts(skeleton).forEach(each -> {
                candidates.add(each.parameter().type());
                byType.computeIfAbsent(each.parameter().type(), type -> new ArrayList<>())
                        .add(each);
            });
        }
        List<TypeRef> ranked = candidates.stream()
                .sorted(Comparator.<TypeRef>comparingInt(each ->
                                -Objects.requireNonNull(byType.get(each)).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Optional<TypeRef> type = ranked.stream().findFirst();
        List<Taken> rivals = ranked.stream()
                .skip(1)
                .map(each -> Objects.requireNonNull(byType.get(each)).get(0))
                .toList();
        return new InputInference(type, rivals, rivals.isEmpty() ? unproduced(skeleton, ungiven, type) : List.of());
    }

    private static List<Taken> ungiven(Skeleton skeleton) {
        List<Taken> found = new ArrayList<>();
        skeleton.nodes()
                .all()
                .forEach(node -> skeleton.nodes().get(node).dataParameters().stream()
                        .filter(each -> each.from().isEmpty()
                                && skeleton.producers().of(each.type()).isEmpty())
                        .forEach(each -> found.add(new Taken(node, each))));
        return found;
    }

    private static List<Taken> unproduced(Skeleton skeleton, List<Taken> ungiven, Optional<TypeRef> input) {
        return ungiven.stream()
                .filter(each -> input.isEmpty()
                        || !skeleton.producers().isGivenBy(each.parameter().type(), input.get()))
                .toList();
    }

    /** A case of a type that is a candidate itself comes from there. */
    private static Set<TypeRef> withoutCasesOfOthers(Skeleton skeleton, Set<TypeRef> types) {
        Set<TypeRef> left = new TreeSet<>(types);
        types.forEach(each -> left.removeAll(skeleton.model().shapes().subtypes(each)));
        return left;
    }

    private static List<Taken> takenByStarts(Skeleton skeleton) {
        List<Taken> found = new ArrayList<>();
        skeleton.nodes()
                .all()
                .filter(node -> skeleton.hard().predecessors(node).isEmpty())
                .forEach(node -> {
                    BitSet own = skeleton.hard().reachableFrom(node);
                    own.set(node);
                    skeleton.nodes().get(node).dataParameters().stream()
                            .filter(each -> each.role() == ParameterRole.MANDATORY)
                            .filter(each -> {
                                BitSet before =
                                        (BitSet) skeleton.producers().of(each).clone();
                                before.andNot(own);
                                return before.isEmpty();
                            })
                            .forEach(each -> found.add(new Taken(node, each)));
                });
        return found;
    }
}
