package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.TypeShapes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who gives a type: the nodes whose result it is, or whose result is a sealed type with it among its cases. */
public final class Producers {
    private static final BitSet NOBODY = new BitSet();

    private final Nodes nodes;
    private final TypeShapes shapes;
    private final Map<TypeRef, BitSet> byType = new HashMap<>();
    private final Map<TypeRef, Set<TypeRef>> below = new HashMap<>();

    Producers(Nodes nodes, TypeShapes shapes) {
        this.nodes = nodes;
        this.shapes = shapes;
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            nodes.get(node).result().ifPresent(type -> {
                add(type, node);
                below.computeIfAbsent(type, shapes::subtypes).forEach(each -> add(each, node));
            });
        }
    }

    private void add(TypeRef type, int node) {
        byType.computeIfAbsent(type, key -> new BitSet()).set(node);
    }

    /** The nodes that give a type; not to be changed. */
    public BitSet of(TypeRef type) {
        return byType.getOrDefault(type, NOBODY);
    }

    /** The nodes that can give a parameter its value; not to be changed. */
    public BitSet of(ParameterModel parameter) {
        BitSet all = of(parameter.type());
        if (parameter.from().isEmpty()) {
            return all;
        }
        BitSet exactly = new BitSet();
        parameter.from().forEach(from -> nodes.find(from.value()).ifPresent(exactly::set));
        exactly.and(all);
        return exactly;
    }

    /** Whether a type is given by whoever gives the other: it is the same, or one of its cases. */
    public boolean isGivenBy(TypeRef wanted, TypeRef given) {
        return wanted.equals(given)
                || below.getOrDefault(given, Set.of()).contains(wanted)
                || shapes.subtypes(given).contains(wanted);
    }

    /** Every type that some node declares as its result, sorted. */
    public List<TypeRef> results() {
        Set<TypeRef> types = new TreeSet<>(below.keySet());
        return new ArrayList<>(types);
    }
}
