package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * After this node the run goes back to an earlier one, or to this node itself: a loop.
 *
 * <p>The loop's region is every node on a way from {@link #from()} to this one. A round ends when all of it is settled. The loop ends when
 * its {@link Until} holds, when no repeating node ran in the round, or after {@link #max()} rounds. What follows a node of the region runs
 * after that.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Repeat {
    /** {@link #max()} without a limit; only with an exit, and a wait, sleep, {@link #every()} or pivot inside. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** The node that begins each round; empty: this node itself. */
    String from() default "";

    /** How many rounds there are at most, the first included. */
    int max();

    /** The pause between two rounds, as {@code 30s}; empty: none. */
    String every() default "";

    /** What becomes of the run when the last round has not ended the loop. */
    OnLimit onLimit() default OnLimit.FAIL;
}
