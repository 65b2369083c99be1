package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many attempts at this node may run at once, over all workers of a store. Where nodes, versions or workers that share a limit say different
 * things, the strictest holds. What a worker runs counts until it has ended or is found dead.
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
