package dev.lodestep.processor.diagnostic;

/** Why values of a type cannot be stored; the text follows "{@code X.y is a Z, and}". */
public enum StorageFault {
    UNKNOWN("it is neither a record nor otherwise known"),
    RAW("without its type arguments nothing says what it holds"),
    WILDCARD("a wildcard does not say which type is stored"),
    TYPE_VARIABLE("nothing says which type the type variable stands for"),
    OPTIONAL_IN_OPTIONAL("an empty Optional in an Optional cannot be told from an empty one"),
    OPTIONAL_ELEMENT("a collection or array cannot hold what may be absent"),
    HIDDEN("the generated code cannot see it: it, or a class around it, is private or not visible in the package"),
    GENERIC_ARRAY("arrays of generic types cannot be created: use a List"),
    KEY("only strings, numbers, booleans, characters, enums and UUIDs can be keys of a map"),
    NO_ZERO("@Default means zero or false, which only a number or boolean of primitive type has"),
    IGNORED("@JsonIgnore leaves it out, but it needs a value when it is read: make it Optional or @Nullable"),
    SAME_FIELD("another component has a field or alias of the same name"),
    SAME_TAG("another case is stored under the same name: give one of them another @JsonTypeName"),
    CODEC("its codec is not a visible, concrete class that implements Codec of this type and has a constructor without parameters"),
    ENDLESS("it contains ever new types of itself");

    private final String text;

    StorageFault(String text) {
        this.text = text;
    }

    /** The words for messages. */
    public String text() {
        return text;
    }
}
