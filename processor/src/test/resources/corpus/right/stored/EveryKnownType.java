import dev.lodestep.*;
import java.math.*;
import java.net.URI;
import java.time.*;
import java.util.*;

/** Every type that can be stored. */
@Workflow
class EveryKnownType {
    enum Color { RED, GREEN { }, BLUE }

    record Point(int x, int y) {}

    record Empty() {}

    record Start(byte[] bytes, int[][] grid, Point[] points, String... words) {}

    record All(
            boolean a, byte b, short c, int d, long e, float f, double g, char h,
            Boolean a2, Byte b2, Short c2, Integer d2, Long e2, Float f2, Double g2, Character h2,
            String text, Color color, Point point, Optional<Point> some, Empty empty,
            List<Point> list, Set<Color> set, Map<String, List<Map<Color, Set<UUID>>>> deep,
            Map<Integer, Point> byNumber, Map<UUID, Empty> byId, Map<Boolean, Character> byFlag,
            BigDecimal decimal, BigInteger integer, UUID id, URI uri,
            Instant instant, LocalDate date, LocalTime time, LocalDateTime dateTime, OffsetDateTime offset,
            ZonedDateTime zoned, Duration duration, Period period, Year year, YearMonth month, ZoneId zone,
            DayOfWeek day) {}

    @Step
    All all(Start start) {
        throw new UnsupportedOperationException();
    }

    @WaitForSignal(timeout = "1d")
    List<LocalDate> none(Optional<byte[]> bytes, All all) {
        return List.of(all.date());
    }
}
