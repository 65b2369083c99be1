package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many attempts at this node may run at once, over all workers of a store.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Concurrency {
    /** At most so many. */
    int limit();

    /** The name of the limit, for nodes that share one; empty: the node's own. */
    String key() default "";
}
