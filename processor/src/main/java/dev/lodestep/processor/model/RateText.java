package dev.lodestep.processor.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rates of the language: {@code 20/s}, {@code 60/m}, {@code 1000/h}. */
public final class RateText {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/([smh])");

    private RateText() {}

    /**
     * A rate.
     *
     * @param times how often
     * @param per in which time
     */
    public record Rate(int times, Duration per) {}

    /** The rate that a text means; empty when it means none. */
    public static Optional<Rate> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration per = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return Optional.of(new Rate(Integer.parseInt(matcher.group(1)), per));
    }
}
