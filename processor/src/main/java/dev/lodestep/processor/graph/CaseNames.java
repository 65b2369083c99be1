package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.Shape;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.TypeShapes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the cases of a type by the names that annotations use for them. */
public final class CaseNames {
    private CaseNames() {}

    /** Every case of a type that can be named: all permitted types at any depth, the constants, or the two truths. */
    public static List<Case> all(TypeShapes shapes, TypeRef type) {
        if (shapes.of(type) instanceof Shape.Sealed) {
            List<Case> cases = new ArrayList<>();
            shapes.subtypes(type).stream().sorted().forEach(each -> cases.add(new Case.OfType(each)));
            return cases;
        }
        return shapes.leaves(type);
    }

    /** The case of a type that has this name. */
    public static Optional<Case> find(TypeShapes shapes, TypeRef type, String label) {
        return all(shapes, type).stream()
                .filter(each -> each.label().equals(label))
                .findFirst();
    }

    /** Which leaves a case stands for, by their place in {@link TypeShapes#leaves}. */
    static BitSet leavesOf(TypeShapes shapes, List<Case> leaves, Case which) {
        BitSet found = new BitSet();
        Set<TypeRef> below = which instanceof Case.OfType named ? shapes.subtypes(named.type()) : Set.of();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).equals(which)
                    || leaves.get(i) instanceof Case.OfType leaf && below.contains(leaf.type())) {
                found.set(i);
            }
        }
        return found;
    }
}
