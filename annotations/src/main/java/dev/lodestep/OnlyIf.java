package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code boolean} predicate over available values that is asked before a node runs: {@code false} skips the node, and the decision is
 * recorded; throwing fails the node.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnlyIf {
    /** The name of the node that it guards. */
    String value();
}
