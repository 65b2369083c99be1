package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node at which the run sleeps, holding no thread: the method returns the {@code Instant} until which, or the {@code Duration} for which.
 *
 * <p>The time is computed once, when the node is first reached, and persisted: a crash does not make the sleep longer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Sleep {
    /** The stable name of the node; by default the method's name. */
    String name() default "";

    /** As in {@link Step#after()}. */
    String[] after() default {};

    /** As in {@link Step#when()}. */
    String[] when() default {};
}
