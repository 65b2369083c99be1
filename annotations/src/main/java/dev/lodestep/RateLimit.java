package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often attempts at this node may begin, over all workers of a store: in no time of that length, wherever it begins, more than so many. Where
 * versions say different things, all of it holds.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface RateLimit {
    /** As {@code 20/s}, {@code 60/m} or {@code 1000/h}. */
    String value();
}
