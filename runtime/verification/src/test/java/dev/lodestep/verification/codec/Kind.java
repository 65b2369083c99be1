package dev.lodestep.verification.codec;

import dev.lodestep.runtime.codec.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a record with one component, called "it", is for each thing its field may be.
 *
 * @param name what kind of component it is
 * @param codec the record's
 * @param absent for no field
 * @param none for a field that is null
 * @param values for each of these fields
 * @param wrong fields that are refused, and the end of what is said about them
 */
record Kind<R>(String name, Codec<R> codec, Answer absent, Answer none, List<Value> values, List<Wrong> wrong) {

    /** What comes of a field. */
    sealed interface Answer permits Gives, Refuses {}

    /** The record with this component. */
    record Gives(@Nullable Object it) implements Answer {}

    /** A failure whose message ends so. */
    record Refuses(String problem) implements Answer {}

    record Value(String json, @Nullable Object it) {}

    record Wrong(String json, String problem) {}

    /** A component that must be there. */
    static <R> Kind<R> required(String name, Codec<R> codec, String expected) {
        return new Kind<>(
                name,
                codec,
                new Refuses("$.it: expected " + expected + ", but the field is missing"),
                new Refuses("$.it: expected " + expected + ", found null"),
                List.of(),
                List.of());
    }

    /** A component that reads as {@code it} when it is absent or null. */
    static <R> Kind<R> optional(String name, Codec<R> codec, @Nullable Object it) {
        return new Kind<>(name, codec, new Gives(it), new Gives(it), List.of(), List.of());
    }

    /** A component that reads as {@code it} when it is absent, and must not be null. */
    static <R> Kind<R> defaulted(String name, Codec<R> codec, Object it, String expected) {
        return new Kind<>(
                name,
                codec,
                new Gives(it),
                new Refuses("$.it: expected " + expected + ", found null"),
                List.of(),
                List.of());
    }

    Kind<R> withNull(Answer answer) {
        return new Kind<>(name, codec, absent, answer, values, wrong);
    }

    Kind<R> gives(String json, Object it) {
        List<Value> more = new ArrayList<>(values);
        more.add(new Value(json, it));
        return new Kind<>(name, codec, absent, none, more, wrong);
    }

    /** Fields that are refused as "expected …, found …", with the field itself as what was found. */
    Kind<R> refuses(String expected, String... jsons) {
        return refuses(json -> "$.it: expected " + expected + ", found " + found(json), jsons);
    }

    /** A field that is refused with this message. */
    Kind<R> refusesWith(String problem, String json) {
        return refuses(any -> problem, json);
    }

    private Kind<R> refuses(Function<String, String> problem, String... jsons) {
        List<Wrong> more = new ArrayList<>(wrong);
        Arrays.stream(jsons).forEach(json -> more.add(new Wrong(json, problem.apply(json))));
        return new Kind<>(name, codec, absent, none, values, more);
    }

    private static String found(String json) {
        return switch (json.charAt(0)) {
            case '{' -> "an object";
            case '[' -> "an array";
            default -> json;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
