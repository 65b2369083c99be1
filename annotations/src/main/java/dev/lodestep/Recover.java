package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands in for a step that has failed for good: takes the exception, whose type selects the failures it is for, and available values; what
 * it returns is the step's result, and the run goes on. It never sees {@link WorkflowAbort}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Recover {
    /** The name of the step. */
    String value();
}
