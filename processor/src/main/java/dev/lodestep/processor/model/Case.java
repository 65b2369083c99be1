package dev.lodestep.processor.model;

/** One of the values that a decision tells apart. */
public sealed interface Case {
    /** How the case is named in {@code when}, {@code ends} and {@code aborts}. */
    String label();

    /**
     * A case of a sealed type, at any depth; it holds for every value of that type.
     *
     * @param type the permitted type
     */
    record OfType(TypeRef type) implements Case {
        @Override
        public String label() {
            return type.simpleName();
        }
    }

    /**
     * A constant of an enum.
     *
     * @param type the enum
     * @param name the constant's name
     */
    record Constant(TypeRef type, String name) implements Case {
        @Override
        public String label() {
            return name;
        }
    }

    /**
     * A boolean's value.
     *
     * @param value which of the two
     */
    record Truth(boolean value) implements Case {
        @Override
        public String label() {
            return Boolean.toString(value);
        }
    }
}
