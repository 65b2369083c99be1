package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Undoes a completed step when its run fails later, is aborted, or is cancelled with compensation.
 *
 * <p>Takes any results that exist whenever the step is completed, {@link Failure} for the reason and {@link StepContext}. Compensations run
 * one at a time in reverse order of completion, each with its own {@link Retry} and its own journal entry.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Compensate {
    /** The name of the step that is undone. */
    String value();

    /** Also when the step itself failed after an attempt had begun, since its effect may be there. */
    boolean evenIfFailed() default false;
}
