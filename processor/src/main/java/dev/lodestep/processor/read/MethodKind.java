package dev.lodestep.processor.read;

import dev.lodestep.Compensate;
import dev.lodestep.OnlyIf;
import dev.lodestep.Result;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** What an annotated method is for the workflow. */
enum MethodKind {
    STEP(Step.class),
    WAIT(WaitForSignal.class),
    COMPENSATION(Compensate.class),
    CONDITION(OnlyIf.class),
    RESULT(Result.class);

    private final Class<? extends Annotation> annotation;

    MethodKind(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /** All that a method says it is; more than one is a mistake. */
    static List<MethodKind> of(Element method) {
        return Stream.of(values())
                .filter(each -> AnnotationView.isPresent(method, each.annotation))
                .toList();
    }

    String annotationName() {
        return annotation.getSimpleName();
    }

    AnnotationView on(Element method) {
        return AnnotationView.find(method, annotation).orElseThrow();
    }

    boolean isNode() {
        return this == STEP || this == WAIT;
    }

    /** Whether {@code @Retry} means something on it. */
    boolean mayRetry() {
        return isNode() || this == COMPENSATION;
    }
}
