package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.TypeShapes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which decisions must have gone which way for a node to run, as far as that is certain before any order is inferred. It is what keeps a
 * node from being made to wait for a producer on a branch that excludes it.
 */
final class Requirements {
    private final Skeleton skeleton;
    private final Optional<TypeRef> input;
    private final Map<TypeRef, List<Case>> leaves = new HashMap<>();
    private final List<Map<Integer, BitSet>> required = new ArrayList<>();

    Requirements(Skeleton skeleton, Optional<TypeRef> input, List<Optional<WhenResolution>> whens, int[] hardOrder) {
        this.skeleton = skeleton;
        this.input = input;
        skeleton.nodes().all().forEach(node -> required.add(Map.of()));
        for (int node : hardOrder) {
            required.set(node, requiredBy(node, whens.get(node)));
        }
    }

    private Map<Integer, BitSet> requiredBy(int node, Optional<WhenResolution> when) {
        TypeShapes shapes = skeleton.model().shapes();
        List<Map<Integer, BitSet>> parts = new ArrayList<>();
        for (ParameterModel parameter : skeleton.nodes().get(node).dataParameters()) {
            Optional<Integer> giver = onlyGiver(parameter, node);
            if (parameter.role() != ParameterRole.MANDATORY || giver.isEmpty()) {
                continue;
            }
            TypeRef given = given(giver.get());
            if (!given.equals(parameter.type())) {
                Case wanted = new Case.OfType(parameter.type());
                parts.add(Map.of(giver.get(), CaseNames.leavesOf(shapes, leavesOf(given), wanted)));
            }
            inherit(giver.get(), parts);
        }
        when.filter(each -> each.decider().isPresent()).ifPresent(each -> {
            int decider = each.decider().get();
            BitSet allowed = new BitSet();
            each.allowed().forEach(one -> allowed.or(CaseNames.leavesOf(shapes, leavesOf(given(decider)), one)));
            parts.add(Map.of(decider, allowed));
            inherit(decider, parts);
        });
        BitSet rivals = skeleton.races().rivals(node);
        if (rivals.cardinality() > 1) {
            // A race is decided like the result of a node: its place is behind all nodes and the input.
            BitSet wins = new BitSet();
            wins.set(node);
            parts.add(Map.of(skeleton.nodes().size() + 1 + rivals.nextSetBit(0), wins));
        }
        BitSet after = skeleton.after(node);
        if (after.cardinality() == 1) {
            inherit(after.nextSetBit(0), parts);
        }
        return merged(parts);
    }

    private void inherit(int giver, List<Map<Integer, BitSet>> parts) {
        if (giver < required.size() && !required.get(giver).isEmpty()) {
            parts.add(required.get(giver));
        }
    }

    private static Map<Integer, BitSet> merged(List<Map<Integer, BitSet>> parts) {
        if (parts.size() <= 1) {
            return parts.isEmpty() ? Map.of() : parts.get(0);
        }
        Map<Integer, BitSet> all = new HashMap<>();
        parts.forEach(part -> part.forEach((decision, allowed) -> all.merge(decision, allowed, (one, other) -> {
            BitSet both = (BitSet) one.clone();
            both.and(other);
            return both;
        })));
        return all;
    }

    private Optional<Integer> onlyGiver(ParameterModel parameter, int node) {
        BitSet givers = skeleton.producers().of(parameter);
        boolean fromInput = parameter.from().isEmpty()
                && input.isPresent()
                && skeleton.producers().isGivenBy(parameter.type(), input.get());
        if (fromInput) {
            return givers.isEmpty() ? Optional.of(skeleton.nodes().size()) : Optional.empty();
        }
        return givers.cardinality() == 1 && !givers.get(node) ? Optional.of(givers.nextSetBit(0)) : Optional.empty();
    }

    private TypeRef given(int giver) {
        return giver == skeleton.nodes().size()
                ? input.orElseThrow()
                : skeleton.nodes().get(giver).result().orElseThrow();
    }

    private List<Case> leavesOf(TypeRef type) {
        return leaves.computeIfAbsent(type, skeleton.model().shapes()::leaves);
    }

    /** Whether the two are on branches of one decision that exclude each other. */
    boolean exclude(int first, int second) {
        Map<Integer, BitSet> one = required.get(first);
        Map<Integer, BitSet> other = required.get(second);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        return one.entrySet().stream()
                .anyMatch(each -> other.containsKey(each.getKey())
                        && !other.get(each.getKey()).intersects(each.getValue()));
    }
}
