package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long one attempt at a node, or at a compensation, may take. After that its thread is interrupted and the attempt has failed; a method that ignores the interrupt ends
 * only when it returns, and what it returns then is dropped.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Timeout {
    /** As {@code 200ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 3d} or ISO-8601. */
    String value();
}
