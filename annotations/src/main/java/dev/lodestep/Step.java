package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node that does work: any Java, with side effects.
 *
 * <p>Its parameters are results of other nodes or the workflow's input, found by type; it runs once all of them are there. It returns
 * {@code T}, {@code void} or a {@code CompletionStage<T>}. A recorded result is never computed again.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Step {
    /** The stable name of the node, under which its result is stored; by default the method's name. */
    String name() default "";

    /** Nodes that come before this one without giving it data. At least one of them must have been passed for this one to run. */
    String[] after() default {};

    /** The constants or cases of the one deciding node for which this node runs; {@code "node.CASE"} where several nodes could be meant. */
    String[] when() default {};

    /** The cases of this node's result for which nothing that follows it runs: the result is a candidate for the workflow's result. */
    String[] ends() default {};

    /** The cases of this node's result for which the run is compensated and ends as failed. */
    String[] aborts() default {};

    /** The point of no return: once completed, nothing completed before it is compensated any more. */
    boolean pivot() default false;

    /** {@link Compensation#NONE} where the workflow requires compensation and this step has nothing to undo. */
    Compensation compensation() default Compensation.OPTIONAL;
}
