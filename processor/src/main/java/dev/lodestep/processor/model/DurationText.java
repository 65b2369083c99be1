package dev.lodestep.processor.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the durations of the language: {@code 200ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 3d}, or ISO-8601. */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,18})(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration that a text means; empty when it means none, is negative, or is longer than milliseconds in a long can say. */
    public static Optional<Duration> parse(String text) {
        try {
            Matcher matcher = SHORT.matcher(text);
            Duration duration =
                    matcher.matches() ? of(Long.parseLong(matcher.group(1)), matcher.group(2)) : Duration.parse(text);
            boolean sayable = duration.toMillis() >= 0; // throws if a long cannot say it
            return sayable && !duration.isNegative() ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeParseException | ArithmeticException notADuration) {
            return Optional.empty();
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
