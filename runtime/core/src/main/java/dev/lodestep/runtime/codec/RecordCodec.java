package dev.lodestep.runtime.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A record as a JSON object: fields in the order given, read in any order, unknown ones skipped. */
final class RecordCodec<R> implements Codec<R> {
    private static final Object MISSING = new Object();

    private final String type;
    private final Function<Components, R> constructor;
    private final List<Field<R, ?>> fields;
    private final String[] names;
    private final Map<String, Integer> indexes = new HashMap<>();

    RecordCodec(String type, Function<Components, R> constructor, List<Field<R, ?>> fields) {
        this.type = type;
        this.constructor = constructor;
        this.fields = fields;
        this.names = fields.stream().map(f -> f.name.getValue()).toArray(String[]::new);
        for (int i = 0; i < names.length; i++) {
            register(names[i], i);
            for (String alias : fields.get(i).aliases) {
                register(alias, i);
            }
        }
    }

    private void register(String name, int index) {
        if (indexes.put(name, index) != null) {
            throw new IllegalArgumentException(type + " has two fields of the name " + name);
        }
    }

    @Override
    public void write(JsonOut out, R value) {
        out.beginObject();
        for (int i = 0; i < names.length; i++) {
            fields.get(i).write(out, value);
        }
        out.endObject();
    }

    @Override
    public R read(JsonIn in) {
        in.beginObject(expected());
        Object[] values = new Object[names.length];
        Arrays.fill(values, MISSING);
        int next = 0;
        for (String name; (name = in.nextField()) != null; ) {
            int index = next < names.length && names[next].equals(name) ? next : indexes.getOrDefault(name, -1);
            if (index >= 0) {
                if (values[index] != MISSING) {
                    throw in.invalid("the field is there twice");
                }
                values[index] = fields.get(index).read(in);
                next = index + 1;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == MISSING) {
                values[i] = fields.get(i).whenMissing(in);
            }
        }
        try {
            return constructor.apply(new Components(values));
        } catch (RuntimeException e) {
            throw new DecodeException(in.path(), type + " refused the data: " + e, e);
        }
    }

    @Override
    public String expected() {
        return "an object (" + type + ")";
    }
}
