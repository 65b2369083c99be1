package dev.lodestep.processor.codec;

import dev.lodestep.processor.model.TypeRef;
import java.util.List;

/** How the values of one type are stored. */
public sealed interface CodecPlan {
    /** The type; primitives by their box. */
    TypeRef type();

    /** The plans that this one is made of; none of a {@link Recursion}. */
    default List<CodecPlan> parts() {
        return List.of();
    }

    /**
     * A type that the runtime knows by itself.
     *
     * @param type the type
     * @param constant the name of its codec among the runtime's
     */
    record Scalar(TypeRef type, String constant) implements CodecPlan {}

    /**
     * A record as an object.
     *
     * @param type the record
     * @param components those that are stored and those that are not, in the order of the constructor
     */
    record OfRecord(TypeRef type, List<Component> components) implements CodecPlan {
        public OfRecord {
            components = List.copyOf(components);
        }

        /** The components that are stored, in order. */
        public List<Component> stored() {
            return components.stream()
                    .filter(each -> each.presence() != Presence.IGNORED)
                    .toList();
        }

        @Override
        public List<CodecPlan> parts() {
            return stored().stream().map(Component::plan).toList();
        }
    }

    /** What the absence of a component means. */
    enum Presence {
        /** The data cannot be read, unless the component's own codec knows better. */
        REQUIRED,
        /** It is null. */
        NULLABLE,
        /** It is zero or false. */
        ZERO,
        /** It is never stored: always null, empty or zero when read. */
        IGNORED
    }

    /**
     * A component of a record.
     *
     * @param name the name of its accessor
     * @param storedName the name of its field
     * @param aliases further names under which the field is read
     * @param presence what its absence means
     * @param absent for a component that is not stored: the literal of the value it gets, empty for an empty {@code Optional}
     * @param plan how it is stored
     */
    record Component(
            String name, String storedName, List<String> aliases, Presence presence, String absent, CodecPlan plan) {
        public Component {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * A sealed type: an object with one field, named by the tag.
     *
     * @param type the sealed type
     * @param variants the types its values can have, at any depth
     */
    record Union(TypeRef type, List<Variant> variants) implements CodecPlan {
        public Union {
            variants = List.copyOf(variants);
        }

        @Override
        public List<CodecPlan> parts() {
            return variants.stream().map(Variant::plan).toList();
        }
    }

    /**
     * A type that a union's value can have.
     *
     * @param tag how data names it
     * @param plan how it is stored
     */
    record Variant(String tag, CodecPlan plan) {}

    /**
     * An enum as a string.
     *
     * @param type the enum
     * @param constants in the order of the source
     */
    record Enumeration(TypeRef type, List<Constant> constants) implements CodecPlan {
        public Enumeration {
            constants = List.copyOf(constants);
        }

        /** Whether a constant is stored under another name than its own. */
        public boolean isRenamed() {
            return constants.stream().anyMatch(each -> !each.name().equals(each.storedName()));
        }
    }

    /**
     * A constant of an enum.
     *
     * @param name in the source
     * @param storedName in data
     */
    record Constant(String name, String storedName) {}

    /** A list as an array. */
    record OfList(TypeRef type, CodecPlan element) implements CodecPlan {
        @Override
        public List<CodecPlan> parts() {
            return List.of(element);
        }
    }

    /** A set as an array. */
    record OfSet(TypeRef type, CodecPlan element) implements CodecPlan {
        @Override
        public List<CodecPlan> parts() {
            return List.of(element);
        }
    }

    /**
     * A map as an object.
     *
     * @param type the map
     * @param key the scalar or enumeration that keys are
     * @param value what values are
     */
    record OfMap(TypeRef type, CodecPlan key, CodecPlan value) implements CodecPlan {
        @Override
        public List<CodecPlan> parts() {
            return List.of(key, value);
        }
    }

    /** A value that may be absent, in an {@code Optional}. */
    record OfOptional(TypeRef type, CodecPlan value) implements CodecPlan {
        @Override
        public List<CodecPlan> parts() {
            return List.of(value);
        }
    }

    /** An array of objects or arrays as an array. */
    record OfArray(TypeRef type, CodecPlan component) implements CodecPlan {
        @Override
        public List<CodecPlan> parts() {
            return List.of(component);
        }
    }

    /**
     * A type with a codec of the user's own.
     *
     * @param type the type
     * @param codec the class of the codec
     */
    record Custom(TypeRef type, TypeRef codec) implements CodecPlan {}

    /** A type that jackson-databind stores. */
    record Databind(TypeRef type) implements CodecPlan {}

    /** A record or sealed type inside itself. */
    record Recursion(TypeRef type) implements CodecPlan {}
}
