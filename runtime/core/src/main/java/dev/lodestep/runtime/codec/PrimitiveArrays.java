package dev.lodestep.runtime.codec;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Codecs of arrays of primitives, without a box for each element. */
final class PrimitiveArrays {
    static final Codec<boolean[]> BOOLEANS = codec(
            boolean[]::new,
            a -> a.length,
            (out, a, i) -> out.bool(a[i]),
            (in, a, i) -> a[i] = in.bool(),
            Arrays::copyOf);
    static final Codec<short[]> SHORTS = codec(
            short[]::new,
            a -> a.length,
            (out, a, i) -> out.number(a[i]),
            (in, a, i) -> a[i] = (short) in.whole(Short.MIN_VALUE, Short.MAX_VALUE, "a short"),
            Arrays::copyOf);
    static final Codec<int[]> INTS = codec(
            int[]::new,
            a -> a.length,
            (out, a, i) -> out.number(a[i]),
            (in, a, i) -> a[i] = in.intValue(),
            Arrays::copyOf);
    static final Codec<long[]> LONGS = codec(
            long[]::new,
            a -> a.length,
            (out, a, i) -> out.number(a[i]),
            (in, a, i) -> a[i] = in.longValue(),
            Arrays::copyOf);
    static final Codec<float[]> FLOATS = codec(
            float[]::new,
            a -> a.length,
            (out, a, i) -> out.number(a[i]),
            (in, a, i) -> a[i] = in.floatValue(),
            Arrays::copyOf);
    static final Codec<double[]> DOUBLES = codec(
            double[]::new,
            a -> a.length,
            (out, a, i) -> out.number(a[i]),
            (in, a, i) -> a[i] = in.doubleValue(),
            Arrays::copyOf);

    private PrimitiveArrays() {}

    /** Moves one element between an array and JSON. */
    private interface Element<S, A> {
        void move(S side, A array, int index);
    }

    private interface Copy<A> {
        A copyOf(A array, int length);
    }

    private static <A> Codec<A> codec(
            IntFunction<A> create,
            ToIntFunction<A> length,
            Element<JsonOut, A> write,
            Element<JsonIn, A> read,
            Copy<A> copy) {
        BiConsumer<JsonOut, A> writer = (out, array) -> {
            out.beginArray();
            for (int i = 0, end = length.applyAsInt(array); i < end; i++) {
                write.move(out, array, i);
            }
            out.endArray();
        };
        return new Scalar<>("an array", writer, in -> {
            A array = create.apply(16);
            int size = 0;
            in.beginArray();
            while (in.nextElement()) {
                if (size == length.applyAsInt(array)) {
                    array = copy.copyOf(array, 2 * size);
                }
                read.move(in, array, size++);
            }
            return copy.copyOf(array, size);
        });
    }
}
