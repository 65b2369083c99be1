package dev.lodestep.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A value of every type that can be stored. */
record Everything(Numbers numbers, Texts texts, Times times, Containers containers, Shapes shapes) {
    record Numbers(
            boolean flag,
            byte small,
            short shorter,
            int number,
            long large,
            float rough,
            double fine,
            Boolean boxedFlag,
            Byte boxedSmall,
            Short boxedShorter,
            Integer boxedNumber,
            Long boxedLarge,
            Float boxedRough,
            Double boxedFine,
            BigDecimal decimal,
            BigInteger integer) {}

    record Texts(char letter, Character boxedLetter, String text, Color color, UUID id, URI uri, JsonNode json) {}

    record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offsetDateTime,
            OffsetTime offsetTime,
            ZonedDateTime zoned,
            Duration duration,
            Period period,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            ZoneId zone,
            ZoneOffset offset,
            DayOfWeek day,
            Month month) {}

    record Containers(
            Optional<Point> some,
            Optional<String> none,
            List<Point> list,
            Set<String> set,
            Map<String, Point> byName,
            Map<Color, Integer> byColor,
            Map<Integer, List<Long>> byNumber,
            Map<UUID, Color> byId,
            byte[] bytes,
            int[] ints,
            long[][] longs,
            String[] strings,
            Point[] points,
            List<List<String>> nested) {}

    record Shapes(Expression expression, Pair<String, Point> pair, Tree tree) {}

    enum Color {
        RED,
        GREEN {}
    }

    record Point(int x, int y) {}

    record Pair<A, B>(A first, List<B> second) {}

    record Tree(String name, List<Tree> children) {}

    sealed interface Expression permits Number, Sum, Unary {}

    sealed interface Unary extends Expression permits Minus {}

    record Number(int value) implements Expression {}

    record Sum(Expression left, Expression right) implements Expression {}

    record Minus(Expression of) implements Unary {}

    static Everything sample(String text) {
        return new Everything(
                new Numbers(
                        true,
                        Byte.MIN_VALUE,
                        Short.MAX_VALUE,
                        -3,
                        Long.MIN_VALUE,
                        5.5f,
                        0.1,
                        false,
                        (byte) 7,
                        (short) 8,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Float.MIN_VALUE,
                        Double.MAX_VALUE,
                        new BigDecimal("1.500"),
                        BigInteger.TEN.pow(40).negate()),
                new Texts(
                        'h',
                        '\u00fc',
                        text,
                        Color.GREEN,
                        new UUID(3, 4),
                        URI.create("https://example.org/a%20b?q=1"),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("a", 1)
                                .putNull("b")
                                .set("c", JsonNodeFactory.instance.arrayNode().add("d"))),
                new Times(
                        Instant.EPOCH.plusNanos(1),
                        LocalDate.of(2024, 2, 29),
                        LocalTime.MAX,
                        LocalDateTime.MIN,
                        OffsetDateTime.MAX,
                        OffsetTime.MIN,
                        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"))
                                .withLaterOffsetAtOverlap(),
                        Duration.ofSeconds(-1, 5),
                        Period.of(1, -2, 3),
                        Year.of(2020),
                        YearMonth.of(2020, 2),
                        MonthDay.of(2, 29),
                        ZoneId.of("Asia/Kathmandu"),
                        ZoneOffset.ofHoursMinutes(-3, -30),
                        DayOfWeek.FRIDAY,
                        Month.MAY),
                new Containers(
                        Optional.of(new Point(3, 4)),
                        Optional.empty(),
                        List.of(new Point(5, 6), new Point(7, 8)),
                        Set.of("a", "b"),
                        Map.of("p", new Point(9, 10)),
                        Map.of(Color.RED, 1),
                        Map.of(3, List.of(4L, 5L)),
                        Map.of(new UUID(1, 2), Color.RED),
                        new byte[] {0, -1, 127},
                        new int[] {1, 2},
                        new long[][] {{1}, {}},
                        new String[] {"s", ""},
                        new Point[] {new Point(0, 0)},
                        List.of(List.of(), List.of("x"))),
                new Shapes(
                        new Sum(new Minus(new Number(2)), new Number(3)),
                        new Pair<>("first", List.of(new Point(1, 1))),
                        new Tree("root", List.of(new Tree("leaf", List.of())))));
    }
}
