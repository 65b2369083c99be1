package dev.lodestep.verification.features;

import dev.lodestep.ContinueOnError;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Timeout;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A step on another machine: an annotation made of others. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Step(name = "remote call")
@Timeout("30s")
@ContinueOnError
@Remote.Patient
@interface Remote {
    /** One that is tried again, made of one more. */
    @Retry(maxAttempts = 4, initial = "1ms", factor = 1, cap = "1ms", jitter = 0)
    @Target({ElementType.ANNOTATION_TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.CLASS)
    @interface Patient {}
}
