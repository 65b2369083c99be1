package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a plain class a durable workflow: its annotated methods are the nodes of a graph whose order follows from what they take and return.
 *
 * <p>The class is concrete, not generic, and visible to its package; its fields are services and never persisted. For a class {@code Order}
 * the processor generates {@code OrderMachine}, {@code OrderState}, {@code OrderCodec} and {@code OrderClient} in the same package.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Workflow {
    /** The stored name of the workflow; by default the qualified name of the class. */
    String name() default "";

    /** The version that new runs get, from 1 up. A run keeps the version it started with. */
    int version() default 1;

    /** The type of the input, where it cannot be told from the parameters alone. */
    Class<?> input() default Unspecified.class;

    /** What happens when a node has failed for good. */
    OnFailure onFailure() default OnFailure.COMPENSATE;

    /** What happens when a compensation has failed for good: by {@link OnFailure#PARK} an operator is asked before the run ends. */
    OnFailure onCompensationFailure() default OnFailure.COMPENSATE;

    /** Whether a failure interrupts what runs in parallel, instead of letting it end. */
    boolean failFast() default false;

    /** Runs of a higher priority are executed first. */
    int priority() default 0;

    /** Whether every step must say how it is undone. */
    Compensation compensation() default Compensation.OPTIONAL;

    /** Stands for "not given" where an annotation takes a class. */
    final class Unspecified {
        private Unspecified() {}
    }
}
