package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes exactly the result of the named node, where the type alone would mean several. On a {@code List<T>}: the results of those of the
 * named nodes that completed, in the order in which they are named.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface From {
    /** The name of the node, or names of several. */
    String[] value();
}
