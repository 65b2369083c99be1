package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The deadline of a wait, as an {@code Instant} computed from available values when the wait is first reached, and persisted. The wait's
 * payload is then an {@code Optional}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Due {
    /** The name of the wait. */
    String value();
}
