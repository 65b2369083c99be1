package dev.lodestep.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shapes of all types that the workflow's signatures name, and of what they permit at any depth.
 *
 * @param shapes by type; a type without an entry is {@link Shape.Other}
 */
public record TypeShapes(Map<TypeRef, Shape> shapes) {
    private static final TypeRef BOOLEAN = TypeRef.of("java.lang.Boolean");
    private static final Shape OTHER = new Shape.Other();
    private static final Shape BOOL = new Shape.Bool();

    public TypeShapes {
        shapes = Map.copyOf(shapes);
    }

    /** The shape of a type. */
    public Shape of(TypeRef type) {
        return shapes.getOrDefault(type, type.equals(BOOLEAN) ? BOOL : OTHER);
    }

    /** Whether a workflow can branch on values of the type. */
    public boolean isDiscriminable(TypeRef type) {
        return !(of(type) instanceof Shape.Other);
    }

    /** Every type below a sealed type, at any depth, without itself; empty for other types. */
    public Set<TypeRef> subtypes(TypeRef type) {
        Set<TypeRef> found = new LinkedHashSet<>();
        Deque<TypeRef> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            if (of(open.removeFirst()) instanceof Shape.Sealed sealed) {
                List<TypeRef> cases = sealed.cases();
                for (int i = cases.size() - 1; i >= 0; i--) {
                    if (found.add(cases.get(i))) {
                        open.addFirst(cases.get(i));
                    }
                }
            }
        }
        found.remove(type);
        return found;
    }

    /** The cases a value of the type is exactly one of: the deepest permitted types, the constants, or the two truths. */
    public List<Case> leaves(TypeRef type) {
        List<Case> leaves = new ArrayList<>();
        Shape shape = of(type);
        if (shape instanceof Shape.Sealed) {
            subtypes(type).stream()
                    .filter(each -> !(of(each) instanceof Shape.Sealed))
                    .sorted()
                    .forEach(each -> leaves.add(new Case.OfType(each)));
        } else if (shape instanceof Shape.Enumeration enumeration) {
            enumeration.constants().forEach(each -> leaves.add(new Case.Constant(type, each)));
        } else if (shape instanceof Shape.Bool) {
            leaves.add(new Case.Truth(true));
            leaves.add(new Case.Truth(false));
        }
        return leaves;
    }
}
