package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Looks at a signal's payload, and any available values, in the process of the sender, before it is delivered: throwing refuses the signal,
 * and nothing is recorded. Advisory: the run may have gone on meanwhile.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Check {
    /** The name of the wait. */
    String value();
}
