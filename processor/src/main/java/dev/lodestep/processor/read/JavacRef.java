package dev.lodestep.processor.read;

import dev.lodestep.processor.model.SourceRef;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in the source as javac knows it.
 *
 * @param element the declaration
 * @param annotation the annotation on it, where that is to blame
 * @param value the value in the annotation, where that is to blame
 */
public record JavacRef(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) implements SourceRef {
    @Override
    public int comparedTo(SourceRef other) {
        return other instanceof JavacRef ref ? SourcePosition.of(this).compareTo(SourcePosition.of(ref)) : 0;
    }

    static JavacRef of(Element element) {
        return new JavacRef(element, null, null);
    }
}
