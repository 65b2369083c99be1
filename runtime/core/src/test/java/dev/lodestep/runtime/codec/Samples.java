package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lodestep.runtime.codec.Orders.Approved;
import dev.lodestep.runtime.codec.Orders.Colour;
import dev.lodestep.runtime.codec.Orders.Decision;
import dev.lodestep.runtime.codec.Orders.Item;
import dev.lodestep.runtime.codec.Orders.OrderRequest;
import dev.lodestep.runtime.codec.Orders.Pending;
import dev.lodestep.runtime.codec.Orders.Rejected;
import dev.lodestep.runtime.codec.Orders.Tree;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Random values of every type there is a codec for, extremes among them. */
final class Samples {
    /** A codec with a source of values for it. */
    record Sample<T>(String name, Codec<T> codec, Function<Random, T> values) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> ZONES = List.of(
            "Europe/Paris", "America/New_York", "Asia/Kathmandu", "UTC", "GMT", "UTC+01:00", "Z", "+05:30", "-18:00");

    private Samples() {}

    static List<Sample<?>> all() {
        List<Sample<?>> all = new ArrayList<>(scalars());
        all.addAll(times());
        all.addAll(containers());
        all.addAll(types());
        return all;
    }

    static List<Sample<?>> scalars() {
        return List.of(
                new Sample<>("string", Codecs.STRING, Samples::text),
                new Sample<>("boolean", Codecs.BOOLEAN, Random::nextBoolean),
                new Sample<>(
                        "byte", Codecs.BYTE, r -> pick(r, Byte.MIN_VALUE, Byte.MAX_VALUE, () -> (byte) r.nextInt())),
                new Sample<>(
                        "short",
                        Codecs.SHORT,
                        r -> pick(r, Short.MIN_VALUE, Short.MAX_VALUE, () -> (short) r.nextInt())),
                new Sample<>("int", Codecs.INT, r -> pick(r, Integer.MIN_VALUE, Integer.MAX_VALUE, r::nextInt)),
                new Sample<>("long", Codecs.LONG, r -> pick(r, Long.MIN_VALUE, Long.MAX_VALUE, r::nextLong)),
                new Sample<>("float", Codecs.FLOAT, Samples::aFloat),
                new Sample<>("double", Codecs.DOUBLE, Samples::aDouble),
                new Sample<>(
                        "char", Codecs.CHAR, r -> pick(r, '\u0001', '\uffff', () -> (char) (' ' + r.nextInt(500)))),
                new Sample<>("decimal", Codecs.BIG_DECIMAL, Samples::decimal),
                new Sample<>("big integer", Codecs.BIG_INTEGER, r -> new BigInteger(r.nextInt(2000), r)),
                new Sample<>("uuid", Codecs.UUID, r -> new UUID(r.nextLong(), r.nextLong())),
                new Sample<>("uri", Codecs.URI, r -> URI.create("https://example.org/ä%20/" + r.nextInt() + "?q=#f")),
                new Sample<>("bytes", Codecs.BYTES, r -> {
                    byte[] bytes = new byte[r.nextInt(200)];
                    r.nextBytes(bytes);
                    return bytes;
                }),
                new Sample<>("json", Codecs.json(), r -> tree(r, 3)));
    }

    static List<Sample<?>> times() {
        return List.of(
                new Sample<>("instant", Codecs.INSTANT, r -> pick(r, Instant.MIN, Instant.MAX, () -> instant(r))),
                new Sample<>(
                        "date",
                        Codecs.LOCAL_DATE,
                        r -> pick(
                                r,
                                LocalDate.MIN,
                                LocalDate.MAX,
                                () -> dateTime(r).toLocalDate())),
                new Sample<>(
                        "time",
                        Codecs.LOCAL_TIME,
                        r -> pick(
                                r,
                                LocalTime.MIN,
                                LocalTime.MAX,
                                () -> dateTime(r).toLocalTime())),
                new Sample<>(
                        "date and time",
                        Codecs.LOCAL_DATE_TIME,
                        r -> pick(r, LocalDateTime.MIN, LocalDateTime.MAX, () -> dateTime(r))),
                new Sample<>(
                        "offset date and time",
                        Codecs.OFFSET_DATE_TIME,
                        r -> pick(
                                r,
                                OffsetDateTime.MIN,
                                OffsetDateTime.MAX,
                                () -> dateTime(r).atOffset(offset(r)))),
                new Sample<>(
                        "offset time",
                        Codecs.OFFSET_TIME,
                        r -> pick(
                                r,
                                OffsetTime.MIN,
                                OffsetTime.MAX,
                                () -> dateTime(r).toLocalTime().atOffset(offset(r)))),
                new Sample<>(
                        "zoned",
                        Codecs.ZONED_DATE_TIME,
                        r -> ZonedDateTime.ofInstant(instant(r), ZoneId.of(ZONES.get(r.nextInt(ZONES.size()))))),
                new Sample<>(
                        "duration",
                        Codecs.DURATION,
                        r -> pick(
                                r,
                                Duration.ofSeconds(Long.MIN_VALUE),
                                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                                () -> Duration.ofSeconds(r.nextLong() >> r.nextInt(64), r.nextInt(1_000_000_000)))),
                new Sample<>(
                        "period",
                        Codecs.PERIOD,
                        r -> pick(
                                r,
                                Period.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1),
                                Period.ZERO,
                                () -> Period.of(r.nextInt(), r.nextInt(), r.nextInt()))),
                new Sample<>(
                        "year",
                        Codecs.YEAR,
                        r -> pick(r, Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE), () -> Year.of(r.nextInt(3000)))),
                new Sample<>(
                        "year and month",
                        Codecs.YEAR_MONTH,
                        r -> pick(
                                r,
                                YearMonth.of(Year.MIN_VALUE, 1),
                                YearMonth.of(Year.MAX_VALUE, 12),
                                () -> YearMonth.from(dateTime(r)))),
                new Sample<>(
                        "month and day",
                        Codecs.MONTH_DAY,
                        r -> pick(r, MonthDay.of(2, 29), MonthDay.of(12, 31), () -> MonthDay.from(dateTime(r)))),
                new Sample<>("zone", Codecs.ZONE_ID, r -> ZoneId.of(ZONES.get(r.nextInt(ZONES.size())))),
                new Sample<>("offset", Codecs.ZONE_OFFSET, Samples::offset),
                new Sample<>("weekday", Codecs.DAY_OF_WEEK, r -> DayOfWeek.of(1 + r.nextInt(7))),
                new Sample<>("month", Codecs.MONTH, r -> Month.of(1 + r.nextInt(12))));
    }

    static List<Sample<?>> containers() {
        return List.of(
                new Sample<>("list", Codecs.list(Codecs.STRING), r -> list(r, () -> text(r))),
                new Sample<>(
                        "list of lists",
                        Codecs.list(Codecs.list(Codecs.DOUBLE)),
                        r -> list(r, () -> list(r, () -> aDouble(r)))),
                new Sample<>("set", Codecs.set(Codecs.STRING), r -> new HashSet<>(list(r, () -> text(r)))),
                new Sample<>(
                        "map by string",
                        Codecs.map(KeyCodec.STRING, Codecs.INT),
                        r -> map(r, () -> text(r), r::nextInt)),
                new Sample<>(
                        "map by enum",
                        Codecs.map(KeyCodec.enumeration("Colour", Colour.values(), Colour::name), Codecs.LONG),
                        r -> map(r, () -> colour(r), r::nextLong)),
                new Sample<>(
                        "map by uuid",
                        Codecs.map(KeyCodec.UUID, Codecs.optional(Codecs.INT)),
                        r -> map(
                                r,
                                () -> new UUID(r.nextLong(), r.nextLong()),
                                () -> r.nextBoolean() ? Optional.of(1) : Optional.empty())),
                new Sample<>(
                        "map by boolean",
                        Codecs.map(KeyCodec.BOOLEAN, Codecs.INT),
                        r -> map(r, r::nextBoolean, r::nextInt)),
                new Sample<>(
                        "map by char",
                        Codecs.map(KeyCodec.CHAR, Codecs.INT),
                        r -> map(r, () -> (char) (1 + r.nextInt(999)), r::nextInt)),
                new Sample<>(
                        "map by byte",
                        Codecs.map(KeyCodec.BYTE, Codecs.INT),
                        r -> map(r, () -> (byte) r.nextInt(), r::nextInt)),
                new Sample<>(
                        "map by short",
                        Codecs.map(KeyCodec.SHORT, Codecs.INT),
                        r -> map(r, () -> (short) r.nextInt(), r::nextInt)),
                new Sample<>(
                        "map by int", Codecs.map(KeyCodec.INT, Codecs.STRING), r -> map(r, r::nextInt, () -> text(r))),
                new Sample<>(
                        "map by long",
                        Codecs.map(KeyCodec.LONG, Codecs.STRING),
                        r -> map(r, r::nextLong, () -> text(r))),
                new Sample<>(
                        "map by float",
                        Codecs.map(KeyCodec.FLOAT, Codecs.INT),
                        r -> map(r, () -> aFloat(r), r::nextInt)),
                new Sample<>(
                        "map by double",
                        Codecs.map(KeyCodec.DOUBLE, Codecs.INT),
                        r -> map(r, () -> aDouble(r), r::nextInt)),
                new Sample<>(
                        "map by big integer",
                        Codecs.map(KeyCodec.BIG_INTEGER, Codecs.INT),
                        r -> map(r, () -> new BigInteger(99, r), r::nextInt)),
                new Sample<>(
                        "map by decimal",
                        Codecs.map(KeyCodec.BIG_DECIMAL, Codecs.INT),
                        r -> map(r, () -> decimal(r), r::nextInt)),
                new Sample<>(
                        "optional",
                        Codecs.optional(Codecs.STRING),
                        r -> r.nextBoolean() ? Optional.of(text(r)) : Optional.empty()),
                new Sample<>(
                        "array",
                        Codecs.array(Codecs.STRING, String[]::new),
                        r -> list(r, () -> text(r)).toArray(String[]::new)),
                new Sample<>(
                        "array of arrays",
                        Codecs.array(Codecs.INT_ARRAY, int[][]::new),
                        r -> list(r, () -> r.ints(r.nextInt(40)).toArray()).toArray(int[][]::new)),
                new Sample<>("booleans", Codecs.BOOLEAN_ARRAY, r -> new boolean[] {true, r.nextBoolean()}),
                new Sample<>("shorts", Codecs.SHORT_ARRAY, r -> new short[] {Short.MIN_VALUE, (short) r.nextInt()}),
                new Sample<>(
                        "ints", Codecs.INT_ARRAY, r -> r.ints(r.nextInt(100)).toArray()),
                new Sample<>(
                        "longs", Codecs.LONG_ARRAY, r -> r.longs(r.nextInt(100)).toArray()),
                new Sample<>("floats", Codecs.FLOAT_ARRAY, r -> new float[] {aFloat(r), aFloat(r)}),
                new Sample<>(
                        "doubles",
                        Codecs.DOUBLE_ARRAY,
                        r -> r.doubles(r.nextInt(50)).toArray()),
                new Sample<>("chars", Codecs.CHAR_ARRAY, r -> text(r).toCharArray()));
    }

    static List<Sample<?>> types() {
        return List.of(
                new Sample<>("enum", Orders.COLOUR, Samples::colour),
                new Sample<>("union", Orders.DECISION, r -> decision(r, 4)),
                new Sample<>("record", Orders.ORDER_REQUEST, Samples::order),
                new Sample<>("recursive record", Orders.TREE, r -> recursive(r, 4)));
    }

    static OrderRequest order(Random r) {
        return new OrderRequest(
                text(r),
                list(r, () -> new Item(text(r), r.nextInt(100), decimal(r))),
                r.nextBoolean() ? Optional.of(text(r)) : Optional.empty(),
                r.nextBoolean() ? text(r) : null,
                r.nextInt(),
                map(r, () -> text(r), r::nextLong),
                new HashSet<>(list(r, () -> colour(r))),
                decision(r, 4));
    }

    static String text(Random r) {
        StringBuilder text = new StringBuilder();
        for (int i = r.nextInt(12); i > 0; i--) {
            switch (r.nextInt(6)) {
                case 0 -> text.appendCodePoint(0x1F600 + r.nextInt(50));
                case 1 -> text.append((char) (1 + r.nextInt(0x1F)));
                case 2 -> text.append("\"\\/\u007f\u2028\u00e4\uffff".charAt(r.nextInt(7)));
                case 3 -> text.appendCodePoint(0x100000 + r.nextInt(0xFFFF));
                default -> text.append((char) ('a' + r.nextInt(26)));
            }
        }
        return text.toString();
    }

    private static float aFloat(Random r) {
        float bits = Float.intBitsToFloat(r.nextInt());
        return pick(r, Float.MIN_VALUE, -Float.MAX_VALUE, () -> Float.isFinite(bits) ? bits : -0f);
    }

    private static double aDouble(Random r) {
        double bits = Double.longBitsToDouble(r.nextLong());
        return pick(r, Double.MIN_VALUE, -Double.MAX_VALUE, () -> Double.isFinite(bits) ? bits : -0d);
    }

    private static BigDecimal decimal(Random r) {
        return pick(
                r,
                new BigDecimal("1E+1000000"),
                new BigDecimal("0.000"),
                () -> new BigDecimal(new BigInteger(r.nextInt(300), r).negate(), r.nextInt(100) - 50));
    }

    private static Instant instant(Random r) {
        return Instant.ofEpochSecond(r.nextInt() * 3L, r.nextInt(1_000_000_000));
    }

    private static LocalDateTime dateTime(Random r) {
        return LocalDateTime.ofEpochSecond(r.nextLong() >> 20, r.nextInt(1_000_000_000), ZoneOffset.UTC);
    }

    private static ZoneOffset offset(Random r) {
        return pick(r, ZoneOffset.MIN, ZoneOffset.MAX, () -> ZoneOffset.ofTotalSeconds(r.nextInt(60_000) - 30_000));
    }

    private static Colour colour(Random r) {
        return Colour.values()[r.nextInt(3)];
    }

    private static Decision decision(Random r, int depth) {
        return switch (r.nextInt(4)) {
            case 0 -> new Approved(text(r));
            case 1 -> Pending.values()[r.nextInt(2)];
            default -> new Rejected(text(r), depth == 0 ? Optional.empty() : Optional.of(decision(r, depth - 1)));
        };
    }

    private static Tree recursive(Random r, int depth) {
        return new Tree(text(r), depth == 0 ? List.of() : list(r, () -> recursive(r, depth - 1)));
    }

    private static JsonNode tree(Random r, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (r.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(r.nextBoolean());
            case 2 -> nodes.textNode(text(r));
            case 3 -> nodes.numberNode(r.nextInt());
            case 4 -> nodes.numberNode(Long.MAX_VALUE - r.nextInt());
            case 5 -> nodes.numberNode(aDouble(r));
            case 6 -> nodes.numberNode(new BigInteger(300, r).setBit(301));
            case 7 -> nodes.arrayNode().addAll(list(r, () -> tree(r, depth - 1)));
            default -> nodes.objectNode().setAll(map(r, () -> text(r), () -> tree(r, depth - 1)));
        };
    }

    private static <T> List<T> list(Random r, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = r.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private static <K, V> Map<K, V> map(Random r, Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new HashMap<>();
        for (int i = r.nextInt(6); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    private static <T> T pick(Random r, T least, T greatest, Supplier<T> random) {
        return switch (r.nextInt(8)) {
            case 0 -> least;
            case 1 -> greatest;
            default -> random.get();
        };
    }

    /** Equality that looks into arrays. */
    static boolean same(Object a, Object b) {
        return Arrays.deepEquals(new Object[] {a}, new Object[] {b});
    }
}
