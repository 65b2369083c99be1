package dev.lodestep.verification.codec;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** The types that are text in data: how the text reads, and random values, extremes among them. */
final class Texts {
    /** One such type. */
    record Form<T>(Function<String, T> parse, Function<Random, T> random, List<T> extremes) {
        T pick(Random random) {
            return random.nextInt(4) == 0 && !extremes.isEmpty()
                    ? extremes.get(random.nextInt(extremes.size()))
                    : random().apply(random);
        }
    }

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("UTC"),
            ZoneId.of("GMT+02:00"),
            ZoneId.of("Z"),
            ZoneOffset.ofHoursMinutes(-3, -30));

    private static final Map<Class<?>, Form<?>> FORMS = Map.ofEntries(
            form(String.class, text -> text, Texts::text, "", "\u2028\ud83d\ude00\"\\\u0001"),
            form(BigDecimal.class, BigDecimal::new, Texts::decimal, BigDecimal.ZERO, new BigDecimal("-1E-999999999")),
            form(BigInteger.class, BigInteger::new, r -> new BigInteger(r.nextInt(300), r).negate(), BigInteger.ZERO),
            form(UUID.class, UUID::fromString, r -> new UUID(r.nextLong(), r.nextLong()), new UUID(0, 0)),
            form(URI.class, URI::create, r -> URI.create("urn:x:" + r.nextInt()), URI.create("")),
            form(Instant.class, Instant::parse, Texts::instant, Instant.MIN, Instant.MAX, Instant.EPOCH.plusNanos(1)),
            form(LocalDate.class, LocalDate::parse, r -> at(r).toLocalDate(), LocalDate.MIN, LocalDate.MAX),
            form(LocalTime.class, LocalTime::parse, r -> at(r).toLocalTime(), LocalTime.MIN, LocalTime.MAX),
            form(LocalDateTime.class, LocalDateTime::parse, Texts::at, LocalDateTime.MIN, LocalDateTime.MAX),
            form(
                    OffsetDateTime.class,
                    OffsetDateTime::parse,
                    r -> at(r).atOffset(offset(r)),
                    OffsetDateTime.MIN,
                    OffsetDateTime.MAX),
            form(
                    OffsetTime.class,
                    OffsetTime::parse,
                    r -> at(r).toLocalTime().atOffset(offset(r)),
                    OffsetTime.MIN,
                    OffsetTime.MAX),
            form(
                    ZonedDateTime.class,
                    ZonedDateTime::parse,
                    r -> instant(r).atZone(zone(r)),
                    ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZONES.get(0)).withLaterOffsetAtOverlap(),
                    ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN)),
            form(
                    Duration.class,
                    Duration::parse,
                    r -> Duration.ofSeconds(r.nextLong() >> r.nextInt(64), r.nextInt(1_000_000_000)),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                    Duration.ofNanos(-1)),
            form(
                    Period.class,
                    Period::parse,
                    r -> Period.of(r.nextInt(), r.nextInt(), r.nextInt()),
                    Period.of(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            form(
                    YearMonth.class,
                    YearMonth::parse,
                    r -> YearMonth.of(r.nextInt(30_000) - 15_000, 1 + r.nextInt(12)),
                    YearMonth.of(Year.MAX_VALUE, 12),
                    YearMonth.of(Year.MIN_VALUE, 1)),
            form(
                    MonthDay.class,
                    MonthDay::parse,
                    r -> MonthDay.of(1 + r.nextInt(12), 1 + r.nextInt(28)),
                    MonthDay.of(2, 29)),
            form(ZoneId.class, ZoneId::of, Texts::zone),
            form(ZoneOffset.class, ZoneOffset::of, Texts::offset, ZoneOffset.MIN, ZoneOffset.MAX),
            form(DayOfWeek.class, DayOfWeek::valueOf, r -> DayOfWeek.of(1 + r.nextInt(7))),
            form(Month.class, Month::valueOf, r -> Month.of(1 + r.nextInt(12))));

    private Texts() {}

    /** The form of a type, or null if it is not text in data. */
    static @org.jspecify.annotations.Nullable Form<?> of(Class<?> type) {
        return FORMS.get(type);
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) (1 + random.nextInt(0x7f)));
                case 1 -> text.append((char) (0x80 + random.nextInt(0xd700)));
                case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    private static BigDecimal decimal(Random random) {
        return new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(40) - 20);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong() % 300_000_000_000L, random.nextInt(1_000_000_000));
    }

    private static LocalDateTime at(Random random) {
        return LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC).minusNanos(random.nextInt(2) * 1_000_000L);
    }

    private static ZoneOffset offset(Random random) {
        return ZoneOffset.ofTotalSeconds(random.nextInt(2 * 18 * 3600) - 18 * 3600);
    }

    private static ZoneId zone(Random random) {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> Map.Entry<Class<?>, Form<?>> form(
            Class<T> type, Function<String, T> parse, Function<Random, T> random, T... extremes) {
        return Map.entry(type, new Form<>(parse, random, List.of(extremes)));
    }
}
