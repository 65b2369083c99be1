package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node at which the run parks, holding no thread, until a signal comes.
 *
 * <p>The method's first parameter is the signal's payload; it runs when the signal is there and returns what the run goes on with. With a
 * {@link #timeout()} that parameter is {@code Optional<P>}, empty when the time is over. A signal that is there before the timeout is
 * recorded wins.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface WaitForSignal {
    /** The stable name of the node; by default the method's name. */
    String name() default "";

    /** The name of the signal; by default the node's name. */
    String signal() default "";

    /** How long the run waits, as {@code 30s}, {@code 3d} or ISO-8601; empty: for ever. {@code 0s} asks whether a signal is there already. */
    String timeout() default "";

    /** Whether a signal that comes while no wait is open for it is kept for the next one. */
    boolean buffer() default true;

    /** As in {@link Step#after()}. */
    String[] after() default {};

    /** As in {@link Step#when()}. */
    String[] when() default {};

    /** As in {@link Step#ends()}. */
    String[] ends() default {};

    /** As in {@link Step#aborts()}. */
    String[] aborts() default {};
}
