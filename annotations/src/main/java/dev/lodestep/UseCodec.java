package dev.lodestep;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the codec that persists a type: on the type itself, on a record's component, on a parameter (a payload or the input) or on a method
 * (its result).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.METHOD})
public @interface UseCodec {
    /** A class that implements the runtime's {@code Codec} for the type and has a constructor without parameters, visible to the workflow. */
    Class<?> value();
}
