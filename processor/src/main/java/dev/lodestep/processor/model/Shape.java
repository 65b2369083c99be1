package dev.lodestep.processor.model;

import java.util.List;

/** What the values of a type can be told apart by, as far as a workflow may branch on it. */
public sealed interface Shape {
    /**
     * A sealed type.
     *
     * @param cases the directly permitted types, which may be sealed themselves, in the order of the source
     */
    record Sealed(List<TypeRef> cases) implements Shape {
        public Sealed {
            cases = List.copyOf(cases);
        }
    }

    /**
     * An enum.
     *
     * @param constants in the order of the source
     */
    record Enumeration(List<String> constants) implements Shape {
        public Enumeration {
            constants = List.copyOf(constants);
        }
    }

    /** A boolean. */
    record Bool() implements Shape {}

    /** Anything else: its values are all alike to the graph. */
    record Other() implements Shape {}
}
