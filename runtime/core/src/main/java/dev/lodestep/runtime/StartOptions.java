package dev.lodestep.runtime;

import dev.lodestep.runtime.store.StorableText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is said of a run when it is started, beside its id and its input. Immutable: each method gives new options.
 *
 * <p>None of this is part of what makes two starts of one id the same: a start that finds the run leaves its options as they are.
 *
 * @param attributes what people and tools find the run by
 * @param priority runs of a higher one are claimed first; empty: that of the workflow
 * @param startAt not before then, by the store's clock, anything of the run is executed
 * @param delay the same, so long after the start
 */
public record StartOptions(
        Map<String, String> attributes, OptionalInt priority, Optional<Instant> startAt, Optional<Duration> delay) {
    /** The most attributes of a run. */
    public static final int MOST_ATTRIBUTES = 32;

    /** The longest name of an attribute, in characters. */
    public static final int LONGEST_NAME = 64;

    /** The longest value of an attribute, in characters. */
    public static final int LONGEST_VALUE = 256;

    private static final StartOptions NONE =
            new StartOptions(Map.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks the attributes.
     *
     * @throws IllegalArgumentException if there are too many, a name is empty or too long, a value is too long, or a text holds a NUL character
     *     or half of a surrogate pair
     */
    public StartOptions {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("a run has at most " + MOST_ATTRIBUTES + " attributes, not "
                    + attributes.size() + ": keep what nobody searches for in the input");
        }
        attributes.forEach(StartOptions::check);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        if (startAt.isPresent() && delay.isPresent()) {
            throw new IllegalArgumentException("a run starts at a time or after a delay, not both");
        }
        if (delay.isPresent() && delay.get().isNegative()) {
            throw new IllegalArgumentException("the delay of a start is not negative, as " + delay.get() + " is");
        }
    }

    /** Nothing but id and input. */
    public static StartOptions none() {
        return NONE;
    }

    /**
     * An attribute, which {@link RunQuery#withAttribute} finds and {@link RunSummary#attributes} shows. The second one of a name replaces the
     * first.
     *
     * @param name 1 to {@value #LONGEST_NAME} characters
     * @param value at most {@value #LONGEST_VALUE} characters
     * @throws IllegalArgumentException if one is too long, or the run would have more than {@value #MOST_ATTRIBUTES}
     */
    public StartOptions attribute(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new StartOptions(more, priority, startAt, delay);
    }

    /** Overrides the workflow's priority; the run's children have it, too. */
    public StartOptions priority(int higherIsFirst) {
        return new StartOptions(attributes, OptionalInt.of(higherIsFirst), startAt, delay);
    }

    /** Nothing of the run is executed before then, by the store's clock; it waits durably, and can be cancelled meanwhile. */
    public StartOptions startAt(Instant time) {
        return new StartOptions(attributes, priority, Optional.of(time), Optional.empty());
    }

    /** The same, so long from when {@code start} is called. */
    public StartOptions startAfter(Duration time) {
        return new StartOptions(attributes, priority, Optional.empty(), Optional.of(time));
    }

    /** When it may begin; empty: at once. */
    public Optional<Instant> notBefore(Instant now) {
        return delay.isPresent() ? delay.map(now::plus) : startAt;
    }

    private static void check(String name, String value) {
        Objects.requireNonNull(value, () -> "the attribute '" + name + "' is null");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the name of an attribute has 1 to " + LONGEST_NAME + " characters, not "
                    + name.length() + ", as that of '" + name + "'");
        }
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("the value of an attribute has at most " + LONGEST_VALUE
                    + " characters, not " + value.length() + ", as that of '" + name + "'");
        }
        if (!StorableText.accepts(name) || !StorableText.accepts(value)) {
            throw new IllegalArgumentException(
                    "the attribute '" + name + "' holds a NUL character or half of a surrogate pair");
        }
    }
}
