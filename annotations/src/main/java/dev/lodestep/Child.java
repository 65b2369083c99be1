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
 * <p>A child is a run of its own, executed by any worker that knows its workflow, with its parent's priority, under the id
 * {@code parent/node}, with {@code #element} in a list and {@code ~round} from a loop's second round on. The plain runner runs it inside its
 * parent, whose machine is made with the child's for that.
 *
 * <p>If a child fails or is cancelled, the node fails with a {@link ChildFailedException}; the node's {@link Retry} is for this method only,
 * since the child has attempts of its own. Of a list, the first failure cancels the others, unless the workflow parks when it fails
 * ({@link OnFailure#PARK}): then they go on, and an operator's retry starts only what failed once more, with {@code ~retry2} after its id.
 * Children beside another failure are left to end before the run is undone; {@link Workflow#failFast()} cancels them.
 *
 * <p>If the parent is cancelled, its children are: with compensation, the parent is undone after they have ended. A child that has completed
 * stays completed when its parent is undone; what it did is undone by another run of its workflow, with {@code ~undo} after the child's id,
 * that takes over what the child has recorded and calls the child's compensations. A {@link Compensate} method of the node replaces that; for
 * a list it takes all the results, so it is called once all children have completed, and before that each of them is undone by itself.
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
