package dev.lodestep.runtime.codec;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sealed type as an object with one field: its name is the tag of the value's type. */
final class UnionCodec<U> implements Codec<U> {
    private final String type;
    private final List<Variant<? extends U>> variants;

    UnionCodec(String type, List<Variant<? extends U>> variants) {
        this.type = type;
        this.variants = variants;
        if (variants.stream().map(v -> v.tag).distinct().count() != variants.size()) {
            throw new IllegalArgumentException(type + " has two variants of the same tag: " + tags());
        }
    }

    @Override
    public void write(JsonOut out, U value) {
        Variant<? extends U> variant = variantOf(value);
        if (variant == null) {
            throw out.error(
                    "is a " + value.getClass().getName() + ", which is not one of " + type + "'s types: " + tags());
        }
        out.beginObject();
        variant.write(out, value);
        out.endObject();
    }

    private @Nullable Variant<? extends U> variantOf(U value) {
        for (Variant<? extends U> variant : variants) {
            if (variant.type == value.getClass()) {
                return variant;
            }
        }
        for (Variant<? extends U> variant : variants) {
            if (variant.type.isInstance(value)) {
                return variant;
            }
        }
        return null;
    }

    @Override
    public U read(JsonIn in) {
        in.beginObject(expected());
        String tag = in.nextField();
        if (tag == null) {
            throw in.invalid("expected " + expected() + ", found an empty object");
        }
        U value = null;
        for (Variant<? extends U> variant : variants) {
            if (variant.tag.equals(tag)) {
                value = variant.read(in);
                break;
            }
        }
        if (value == null) {
            throw in.invalid("expected one of " + tags() + " (" + type + "), found " + Quoted.text(tag));
        }
        if (in.nextField() != null) {
            throw in.invalid("expected only one field in " + expected());
        }
        return value;
    }

    private String tags() {
        return variants.stream().map(v -> v.tag).collect(Collectors.joining(", "));
    }

    @Override
    public String expected() {
        return "an object with one field of " + tags() + " (" + type + ")";
    }
}
