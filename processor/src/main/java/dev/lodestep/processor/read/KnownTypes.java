package dev.lodestep.processor.read;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that the runtime stores by itself, with the names of their codecs. */
final class KnownTypes {
    private static final Map<String, String> SCALARS = Map.ofEntries(
            Map.entry("java.lang.String", "STRING"),
            Map.entry("java.lang.Boolean", "BOOLEAN"),
            Map.entry("java.lang.Byte", "BYTE"),
            Map.entry("java.lang.Short", "SHORT"),
            Map.entry("java.lang.Integer", "INT"),
            Map.entry("java.lang.Long", "LONG"),
            Map.entry("java.lang.Float", "FLOAT"),
            Map.entry("java.lang.Double", "DOUBLE"),
            Map.entry("java.lang.Character", "CHAR"),
            Map.entry("java.math.BigDecimal", "BIG_DECIMAL"),
            Map.entry("java.math.BigInteger", "BIG_INTEGER"),
            Map.entry("java.util.UUID", "UUID"),
            Map.entry("java.net.URI", "URI"),
            Map.entry("java.time.Instant", "INSTANT"),
            Map.entry("java.time.LocalDate", "LOCAL_DATE"),
            Map.entry("java.time.LocalTime", "LOCAL_TIME"),
            Map.entry("java.time.LocalDateTime", "LOCAL_DATE_TIME"),
            Map.entry("java.time.OffsetDateTime", "OFFSET_DATE_TIME"),
            Map.entry("java.time.OffsetTime", "OFFSET_TIME"),
            Map.entry("java.time.ZonedDateTime", "ZONED_DATE_TIME"),
            Map.entry("java.time.Duration", "DURATION"),
            Map.entry("java.time.Period", "PERIOD"),
            Map.entry("java.time.Year", "YEAR"),
            Map.entry("java.time.YearMonth", "YEAR_MONTH"),
            Map.entry("java.time.MonthDay", "MONTH_DAY"),
            Map.entry("java.time.ZoneId", "ZONE_ID"),
            Map.entry("java.time.ZoneOffset", "ZONE_OFFSET"),
            Map.entry("java.time.DayOfWeek", "DAY_OF_WEEK"),
            Map.entry("java.time.Month", "MONTH"),
            Map.entry("com.fasterxml.jackson.databind.JsonNode", "json()"),
            Map.entry("byte[]", "BYTES"),
            Map.entry("boolean[]", "BOOLEAN_ARRAY"),
            Map.entry("short[]", "SHORT_ARRAY"),
            Map.entry("int[]", "INT_ARRAY"),
            Map.entry("long[]", "LONG_ARRAY"),
            Map.entry("float[]", "FLOAT_ARRAY"),
            Map.entry("double[]", "DOUBLE_ARRAY"),
            Map.entry("char[]", "CHAR_ARRAY"));

    private static final Set<String> KEYS = Set.of(
            "STRING",
            "BOOLEAN",
            "CHAR",
            "BYTE",
            "SHORT",
            "INT",
            "LONG",
            "FLOAT",
            "DOUBLE",
            "BIG_INTEGER",
            "BIG_DECIMAL",
            "UUID");

    private KnownTypes() {}

    /** The name of the codec of a type, given by its qualified name. */
    static Optional<String> scalar(String type) {
        return Optional.ofNullable(SCALARS.get(type));
    }

    /** Whether values with this codec can be keys of a map. */
    static boolean isKey(String scalar) {
        return KEYS.contains(scalar);
    }
}
