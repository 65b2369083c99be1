package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The codecs of what Lodestep knows, and the pieces to make codecs of records, sealed types and enums from.
 *
 * <pre>{@code
 * static final Codec<OrderRequest> ORDER_REQUEST = Codecs.record(
 *         "OrderRequest",
 *         in -> new OrderRequest(in.<String>get(0), in.<List<Item>>get(1), in.<Optional<String>>get(2)),
 *         Field.of("id", Codecs.STRING, OrderRequest::id),
 *         Field.of("items", Codecs.list(ITEM), OrderRequest::items),
 *         Field.of("note", Codecs.optional(Codecs.STRING), OrderRequest::note));
 * }</pre>
 *
 * <p>Big numbers are decimal text; times are ISO 8601 text with all their digits; bytes are Base64. A double or float must be finite.
 */
public final class Codecs {
    public static final Codec<String> STRING = new Scalar<>("a string", JsonOut::string, JsonIn::string);
    public static final Codec<Boolean> BOOLEAN = new Scalar<>("true or false", JsonOut::bool, JsonIn::bool, false);
    public static final Codec<Byte> BYTE = new Scalar<>(
            "a byte", (out, v) -> out.number(v), in -> (byte) in.whole(Byte.MIN_VALUE, Byte.MAX_VALUE, "a byte"), (byte)
                    0);
    public static final Codec<Short> SHORT = new Scalar<>(
            "a short",
            (out, v) -> out.number(v),
            in -> (short) in.whole(Short.MIN_VALUE, Short.MAX_VALUE, "a short"),
            (short) 0);
    public static final Codec<Integer> INT = new Scalar<>("an int", (out, v) -> out.number(v), JsonIn::intValue, 0);
    public static final Codec<Long> LONG = new Scalar<>("a long", (out, v) -> out.number(v), JsonIn::longValue, 0L);
    public static final Codec<Float> FLOAT = new Scalar<>("a float", (out, v) -> out.number(v), JsonIn::floatValue, 0f);
    public static final Codec<Double> DOUBLE =
            new Scalar<>("a double", (out, v) -> out.number(v), JsonIn::doubleValue, 0d);
    /** A character; one that is U+0000 or half a surrogate pair cannot be stored. */
    public static final Codec<Character> CHAR = new Scalar<>(
            "one character in a string",
            (out, v) -> out.string(String.valueOf(v)),
            in -> in.parse("one character in a string", Codecs::character));

    public static final Codec<BigDecimal> BIG_DECIMAL =
            new Scalar<>(Numbers.DECIMAL, JsonOut::decimal, JsonIn::decimal);
    public static final Codec<BigInteger> BIG_INTEGER =
            new Scalar<>(Numbers.INTEGER, JsonOut::decimal, in -> in.parse(Numbers.INTEGER, Numbers::integer));
    public static final Codec<UUID> UUID = Scalar.text("a UUID", java.util.UUID::toString, Codecs::uuid);
    public static final Codec<URI> URI = Scalar.text("a URI", java.net.URI::toString, java.net.URI::create);

    public static final Codec<Instant> INSTANT = Scalar.text("an ISO 8601 instant", Instant::toString, Instant::parse);
    public static final Codec<LocalDate> LOCAL_DATE =
            Scalar.text("an ISO 8601 date", LocalDate::toString, LocalDate::parse);
    public static final Codec<LocalTime> LOCAL_TIME =
            Scalar.text("an ISO 8601 time", LocalTime::toString, LocalTime::parse);
    public static final Codec<LocalDateTime> LOCAL_DATE_TIME =
            Scalar.text("an ISO 8601 date and time", LocalDateTime::toString, LocalDateTime::parse);
    public static final Codec<OffsetDateTime> OFFSET_DATE_TIME =
            Scalar.text("an ISO 8601 date and time with offset", OffsetDateTime::toString, OffsetDateTime::parse);
    public static final Codec<OffsetTime> OFFSET_TIME =
            Scalar.text("an ISO 8601 time with offset", OffsetTime::toString, OffsetTime::parse);
    public static final Codec<ZonedDateTime> ZONED_DATE_TIME =
            Scalar.text("an ISO 8601 date and time with zone", ZonedDateTime::toString, ZonedDateTime::parse);
    public static final Codec<Duration> DURATION =
            Scalar.text("an ISO 8601 duration", Duration::toString, Duration::parse);
    public static final Codec<Period> PERIOD = Scalar.text("an ISO 8601 period", Period::toString, Period::parse);
    public static final Codec<Year> YEAR = new Scalar<>(
            "a year",
            (out, v) -> out.number(v.getValue()),
            in -> Year.of((int) in.whole(Year.MIN_VALUE, Year.MAX_VALUE, "a year")));
    public static final Codec<YearMonth> YEAR_MONTH =
            Scalar.text("an ISO 8601 year and month", Codecs::yearMonth, YearMonth::parse);
    public static final Codec<MonthDay> MONTH_DAY =
            Scalar.text("an ISO 8601 month and day", MonthDay::toString, MonthDay::parse);
    public static final Codec<ZoneId> ZONE_ID = Scalar.text("a time zone", ZoneId::getId, ZoneId::of);
    public static final Codec<ZoneOffset> ZONE_OFFSET =
            Scalar.text("an offset from UTC", ZoneOffset::getId, ZoneOffset::of);
    public static final Codec<DayOfWeek> DAY_OF_WEEK = enumeration("DayOfWeek", DayOfWeek.values(), DayOfWeek::name);
    public static final Codec<Month> MONTH = enumeration("Month", Month.values(), Month::name);

    /** Bytes as Base64 in a string. */
    public static final Codec<byte[]> BYTES = new Scalar<>("Base64 in a string", JsonOut::bytes, JsonIn::bytes);

    public static final Codec<boolean[]> BOOLEAN_ARRAY = PrimitiveArrays.BOOLEANS;
    public static final Codec<short[]> SHORT_ARRAY = PrimitiveArrays.SHORTS;
    public static final Codec<int[]> INT_ARRAY = PrimitiveArrays.INTS;
    public static final Codec<long[]> LONG_ARRAY = PrimitiveArrays.LONGS;
    public static final Codec<float[]> FLOAT_ARRAY = PrimitiveArrays.FLOATS;
    public static final Codec<double[]> DOUBLE_ARRAY = PrimitiveArrays.DOUBLES;
    /** Characters as one string. */
    public static final Codec<char[]> CHAR_ARRAY = Scalar.text("a string", String::valueOf, String::toCharArray);

    private Codecs() {}

    /**
     * A record as a JSON object.
     *
     * @param type the record's name in messages
     * @param constructor gets the values in the order of {@code fields}
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <R> Codec<R> record(String type, Function<Components, R> constructor, Field<R, ?>... fields) {
        return new RecordCodec<>(type, constructor, List.of(fields));
    }

    /** A sealed type as a JSON object with one field, named by the tag of the value's type: {@code {"Approved":{…}}}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <U> Codec<U> union(String type, Variant<? extends U>... variants) {
        return new UnionCodec<>(type, List.of(variants));
    }

    /** The values of a fixed set as strings, by name. */
    public static <E> Codec<E> enumeration(String type, E[] values, Function<E, String> name) {
        KeyCodec<E> names = KeyCodec.enumeration(type, values, name);
        return Scalar.text(names.expected(), names.write(), names.read());
    }

    /** A codec that is not there yet when this one is made: for types that contain themselves. */
    public static <T> Codec<T> lazy(Supplier<Codec<T>> codec) {
        return new LazyCodec<>(codec);
    }

    /** A list as a JSON array; read ones are unmodifiable. */
    public static <T> Codec<List<T>> list(Codec<T> element) {
        return Containers.list(element);
    }

    /**
     * A set as a JSON array; read ones are unmodifiable and iterate in the order of the data. A set without an order of its own is written
     * sorted by the JSON of its elements.
     */
    public static <T> Codec<Set<T>> set(Codec<T> element) {
        return Containers.set(element);
    }

    /**
     * A map as a JSON object; read ones are unmodifiable and iterate in the order of the data. A map without an order of its own is written
     * sorted by the text of its keys.
     */
    public static <K, V> Codec<Map<K, V>> map(KeyCodec<K> key, Codec<V> value) {
        return Containers.map(key, value);
    }

    /** An array of objects as a JSON array; of arrays too: {@code array(INT_ARRAY, int[][]::new)}. */
    public static <T> Codec<T[]> array(Codec<T> element, IntFunction<T[]> create) {
        return Containers.array(element, create);
    }

    /** The value itself, or a missing field or JSON null for empty. */
    public static <T> Codec<Optional<T>> optional(Codec<T> value) {
        return new OptionalCodec<>(value);
    }

    /** Any JSON; fields keep their order, decimals their digits. */
    public static Codec<JsonNode> json() {
        return Databind.JSON;
    }

    /** What jackson-databind makes of a type that is not generic: by reflection, with the mapper that {@link Json} was given. */
    public static <T> Codec<T> databind(Class<T> type) {
        return Databind.codec(type.getSimpleName(), mapper -> mapper.readerFor(type));
    }

    /** What jackson-databind makes of any type: {@code databind(new TypeReference<Page<Legacy>>() {})}. */
    public static <T> Codec<T> databind(TypeReference<T> type) {
        return Databind.codec(type.getType().getTypeName(), mapper -> mapper.readerFor(type));
    }

    static <E> String oneOf(String type, E[] values, Function<E, String> name) {
        return "one of " + Arrays.stream(values).map(name).collect(Collectors.joining(", ")) + " (" + type + ")";
    }

    static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    /** Unlike the JDK's, only the text that a UUID has. */
    static UUID uuid(String text) {
        UUID value = java.util.UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    /** Unlike {@link YearMonth#toString}, with the sign that {@link YearMonth#parse} wants beyond the year 9999. */
    private static String yearMonth(YearMonth value) {
        String date = value.atDay(1).toString();
        return date.substring(0, date.length() - 3);
    }
}
