package dev.lodestep.processor.read;

import dev.lodestep.Check;
import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.Due;
import dev.lodestep.OnlyIf;
import dev.lodestep.Recover;
import dev.lodestep.Result;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.Until;
import dev.lodestep.WaitForSignal;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;

/** What an annotated method is for the workflow. */
enum MethodKind {
    STEP(Step.class),
    WAIT(WaitForSignal.class),
    SLEEP(Sleep.class),
    CHILD(Child.class),
    COMPENSATION(Compensate.class),
    CONDITION(OnlyIf.class),
    RECOVERY(Recover.class),
    UNTIL(Until.class),
    DUE(Due.class),
    CHECK(Check.class),
    RESULT(Result.class);

    private static final List<MethodKind> ALL = List.of(values());

    private final Class<? extends Annotation> annotation;

    MethodKind(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /** All that a method says it is; more than one is a mistake. */
    static List<MethodKind> of(Element method) {
        List<MethodKind> kinds = new ArrayList<>();
        if (!method.getAnnotationMirrors().isEmpty()) {
            for (MethodKind each : ALL) {
                if (AnnotationView.isPresent(method, each.annotation)) {
                    kinds.add(each);
                }
            }
        }
        return kinds;
    }

    String annotationName() {
        return annotation.getSimpleName();
    }

    AnnotationView on(Element method) {
        return AnnotationView.find(method, annotation).orElseThrow();
    }

    boolean isNode() {
        return this == STEP || this == WAIT || this == SLEEP || this == CHILD;
    }

    /** Whether a method that is all of these is a re-entrant step: the only two that combine. */
    static boolean areReentrant(List<MethodKind> kinds) {
        return kinds.equals(List.of(STEP, WAIT));
    }

    /** Whether {@code @Retry} and {@code @Timeout} mean something on it. */
    boolean hasAttempts() {
        return isNode() || this == COMPENSATION;
    }
}
