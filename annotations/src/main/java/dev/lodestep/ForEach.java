package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method runs once for each element of the {@code List} that is bound to this parameter.
 *
 * <p>Each element has its own checkpoint, attempts, timeout, recovery and compensation. The node's result is the {@code List} of results in
 * the order of the elements; an empty list gives an empty list. On a wait: one signal for each element.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface ForEach {
    /** How many elements may be under way at once. */
    int maxConcurrency() default 8;
}
