package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.TypeShapes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the {@code when} of one node means: for which cases of which other node's result it runs.
 *
 * @param decider the number of the deciding node, or the number of nodes where the input decides; empty where it cannot be told
 * @param allowed the cases that are named
 * @param unknown the values that name no case of any possible decider
 * @param candidates the types that could decide, by the number of who gives them
 * @param matching the candidates that have all the cases; more than one where the text could mean several
 */
public record WhenResolution(
        Optional<Integer> decider,
        List<Case> allowed,
        List<Sourced<String>> unknown,
        Map<Integer, TypeRef> candidates,
        List<Integer> matching) {
    static WhenResolution of(Skeleton skeleton, Optional<TypeRef> input, int node) {
        TypeShapes shapes = skeleton.model().shapes();
        Map<Integer, TypeRef> candidates = candidates(skeleton, input, node);
        List<Sourced<String>> values = skeleton.nodes().get(node).flow().when();
        List<Integer> matching = candidates.keySet().stream()
                .filter(each -> values.stream()
                        .allMatch(value -> find(skeleton, candidates, each, value.value(), shapes)
                                .isPresent()))
                .toList();
        List<Sourced<String>> unknown = values.stream()
                .filter(value -> candidates.keySet().stream()
                        .noneMatch(each -> find(skeleton, candidates, each, value.value(), shapes)
                                .isPresent()))
                .toList();
        if (matching.size() != 1) {
            return new WhenResolution(Optional.empty(), List.of(), unknown, candidates, matching);
        }
        int decider = matching.get(0);
        List<Case> allowed = new ArrayList<>();
        values.forEach(value ->
                find(skeleton, candidates, decider, value.value(), shapes).ifPresent(allowed::add));
        return new WhenResolution(Optional.of(decider), allowed, unknown, candidates, matching);
    }

    private static Optional<Case> find(
            Skeleton skeleton, Map<Integer, TypeRef> candidates, int decider, String text, TypeShapes shapes) {
        int dot = text.lastIndexOf('.');
        String giver =
                decider == skeleton.nodes().size() ? "input" : skeleton.nodes().name(decider);
        if (dot >= 0 && !text.substring(0, dot).equals(giver)) {
            return Optional.empty();
        }
        return CaseNames.find(shapes, Objects.requireNonNull(candidates.get(decider)), text.substring(dot + 1));
    }

    private static Map<Integer, TypeRef> candidates(Skeleton skeleton, Optional<TypeRef> input, int node) {
        TypeShapes shapes = skeleton.model().shapes();
        Map<Integer, TypeRef> found = new TreeMap<>();
        BitSet givers = skeleton.after(node);
        for (ParameterModel parameter : skeleton.nodes().get(node).dataParameters()) {
            if (parameter.role() == ParameterRole.GATHERED) {
                continue;
            }
            BitSet producers = skeleton.producers().of(parameter);
            boolean fromInput = parameter.from().isEmpty()
                    && input.isPresent()
                    && skeleton.producers().isGivenBy(parameter.type(), input.get());
            if (fromInput && producers.isEmpty() && shapes.isDiscriminable(input.get())) {
                found.put(skeleton.nodes().size(), input.get());
            } else if (!fromInput && producers.cardinality() == 1) {
                givers.or(producers);
            }
        }
        givers.clear(node);
        givers.stream()
                .forEach(giver -> skeleton.nodes()
                        .get(giver)
                        .result()
                        .filter(shapes::isDiscriminable)
                        .ifPresent(type -> found.put(giver, type)));
        return found;
    }
}
