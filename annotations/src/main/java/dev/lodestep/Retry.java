package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often and after what pauses a failed attempt is made again. The defaults hold for nodes without this annotation, too; on the class
 * it is the default of all its nodes.
 *
 * <p>The pause before attempt {@code n + 1} is {@code initial * factor^(n-1)}, at most {@link #cap()}, plus or minus the fraction
 * {@link #jitter()} of it. Its end is computed once and persisted; a crash does not reset the count.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Retry {
    /** Attempts in total, the first included; at least 1. */
    int maxAttempts() default 3;

    /** The pause after the first failed attempt, as {@code 200ms}, {@code 1s}, {@code 2h} or ISO-8601. */
    String initial() default "1s";

    /** By what each pause is longer than the one before; at least 1. */
    double factor() default 2;

    /** The longest pause. */
    String cap() default "1m";

    /** The fraction of the pause by which it varies at random, from 0 to 1. */
    double jitter() default 0.2;

    /** Only these exceptions are retried; empty: all. */
    Class<? extends Throwable>[] on() default {};

    /** These exceptions are not retried. */
    Class<? extends Throwable>[] notOn() default {};
}
