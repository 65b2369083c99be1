package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node that starts another workflow: the method returns its input, or a {@code List} of inputs for one child each. The run parks until all
 * of them have ended; the node's result is the child's result, or the {@code List} of results in the order of the inputs.
 *
 * <p>A child is a run of its own, executed by any worker, under the id {@code parent/node}, with {@code #element} in a list and {@code ~round}
 * from a loop's second round on. The plain runner runs it inside its parent, whose machine is made with the child's for that. If one fails, the node fails; if the parent is cancelled, its children are.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Child {
    /** The class of the other workflow. */
    Class<?> value();

    /** The stable name of the node; by default the method's name. */
    String name() default "";

    /** As in {@link Step#after()}. */
    String[] after() default {};

    /** As in {@link Step#when()}. */
    String[] when() default {};
}
