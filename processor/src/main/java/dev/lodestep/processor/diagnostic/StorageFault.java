package dev.lodestep.processor.diagnostic;

/** Why values of a type cannot be stored. */
public enum StorageFault {
    UNKNOWN("it is neither a record nor otherwise known", ""),
    RAW("without its type arguments nothing says what it holds", "Write them out: List<Item>."),
    WILDCARD("a wildcard does not say which type is stored", "Write the type itself."),
    TYPE_VARIABLE(
            "nothing says which type its type variable stands for",
            "Let the sealed type have it too, or write the type itself."),
    OPTIONAL_IN_OPTIONAL(
            "an empty Optional in an Optional cannot be told from no Optional",
            "Take one Optional only, or a sealed type with a case for each meaning."),
    OPTIONAL_ELEMENT(
            "a collection or array cannot hold what may be absent",
            "Leave out what is absent, or hold a record with an Optional in it."),
    HIDDEN(
            "the generated code cannot see it: it, or a class around it, is private or of another package",
            "Make it visible to the workflow's package."),
    GENERIC_ARRAY("arrays of generic types cannot be created", "Take a List."),
    KEY(
            "it cannot be the key of a map: only strings, numbers, booleans, characters, enums and UUIDs can",
            "Take such a key, or a List of records."),
    NO_ZERO(
            "@Default means zero or false, which only a primitive number or boolean has",
            "Remove @Default; make the component Optional or @Nullable."),
    IGNORED(
            "@JsonIgnore leaves it out, but it needs a value when it is read",
            "Remove @JsonIgnore, or make the component Optional or @Nullable."),
    NULLABLE_OPTIONAL(
            "as it may be null, too, data could not tell null from empty",
            "Remove @Nullable: an empty Optional says enough."),
    SAME_CONSTANT(
            "another constant is stored under the same name",
            "Give one of them another name in the data: @JsonProperty(\"other\")."),
    SAME_FIELD("another component is stored or read under the same name", "Give one of them another name."),
    SAME_TAG(
            "another case is stored under the same name",
            "Rename one of them, or give it another name in the data: @JsonTypeName(\"Other\")."),
    CODEC(
            "@UseCodec does not name a codec that can be used",
            "Name a visible, concrete class that implements Codec of this type and has a constructor without parameters."),
    ENDLESS("it contains ever new types of itself", "Let the type inside have the same type arguments.");

    private final String text;
    private final String way;

    StorageFault(String text, String way) {
        this.text = text;
        this.way = way;
    }

    String text() {
        return text;
    }

    /** The way out; empty where it depends on the type. */
    String way() {
        return way;
    }
}
