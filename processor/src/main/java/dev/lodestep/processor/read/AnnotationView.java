package dev.lodestep.processor.read;

import dev.lodestep.processor.model.Sourced;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One annotation as it was written, with typed values that know their places. */
final class AnnotationView {
    private static final String LANGUAGE = "dev.lodestep.";

    private final Element element;
    private final AnnotationMirror mirror;
    private final AnnotationMirror shown;

    private AnnotationView(Element element, AnnotationMirror mirror, AnnotationMirror shown) {
        this.element = element;
        this.mirror = mirror;
        this.shown = shown;
    }

    static Optional<AnnotationView> find(Element element, Class<? extends Annotation> annotation) {
        return find(element, annotation.getName());
    }

    /** The annotation of this qualified name, which need not be on the processor's own class path. */
    static Optional<AnnotationView> find(Element element, String annotation) {
        boolean foreign = false;
        for (AnnotationMirror each : element.getAnnotationMirrors()) {
            String name = nameOf(each);
            if (name.equals(annotation)) {
                return Optional.of(new AnnotationView(element, each, each));
            }
            foreign = foreign || !isOfTheLanguage(name);
        }
        if (!foreign) {
            return Optional.empty();
        }
        for (AnnotationMirror each : element.getAnnotationMirrors()) {
            Optional<AnnotationMirror> inner = carried(each, annotation, Set.of());
            if (inner.isPresent()) {
                return Optional.of(new AnnotationView(element, inner.get(), each));
            }
        }
        return Optional.empty();
    }

    /** The annotation as a user's own annotation carries it, at any depth. */
    private static Optional<AnnotationMirror> carried(AnnotationMirror by, String annotation, Set<String> seen) {
        String name = nameOf(by);
        if (name.startsWith("java.") || isOfTheLanguage(name) || seen.contains(name)) {
            return Optional.empty();
        }
        Set<String> inside = new HashSet<>(seen);
        inside.add(name);
        for (AnnotationMirror each : by.getAnnotationType().asElement().getAnnotationMirrors()) {
            Optional<AnnotationMirror> found =
                    nameOf(each).equals(annotation) ? Optional.of(each) : carried(each, annotation, inside);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isOfTheLanguage(String annotation) {
        return annotation.startsWith(LANGUAGE) && annotation.lastIndexOf('.') == LANGUAGE.length() - 1;
    }

    static boolean isPresent(Element element, Class<? extends Annotation> annotation) {
        return find(element, annotation).isPresent();
    }

    /** Whether there is an annotation of this simple name, from any package, on the declaration or on the type. */
    static boolean hasSimpleName(AnnotatedConstruct construct, String simpleName) {
        for (AnnotationMirror each : construct.getAnnotationMirrors()) {
            if (each.getAnnotationType().asElement().getSimpleName().contentEquals(simpleName)) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(AnnotationMirror mirror) {
        return ((QualifiedNameable) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    /** The annotation itself. */
    JavacRef source() {
        return new JavacRef(element, shown, null);
    }

    Sourced<String> text(String attribute) {
        return sourced(attribute, String.class);
    }

    /** The text of an attribute whose default, the empty text, means that it is not given. */
    Optional<Sourced<String>> givenText(String attribute) {
        return Optional.of(text(attribute)).filter(each -> !each.value().isEmpty());
    }

    Sourced<Integer> integer(String attribute) {
        return sourced(attribute, Integer.class);
    }

    Sourced<Double> number(String attribute) {
        return sourced(attribute, Double.class);
    }

    boolean flag(String attribute) {
        return sourced(attribute, Boolean.class).value();
    }

    <E extends Enum<E>> E constant(String attribute, Class<E> type) {
        VariableElement constant = sourced(attribute, VariableElement.class).value();
        return Enum.valueOf(type, constant.getSimpleName().toString());
    }

    Sourced<TypeMirror> type(String attribute) {
        return sourced(attribute, TypeMirror.class);
    }

    List<Sourced<String>> texts(String attribute) {
        return all(attribute, String.class);
    }

    List<Sourced<TypeMirror>> types(String attribute) {
        return all(attribute, TypeMirror.class);
    }

    private <T> Sourced<T> sourced(String attribute, Class<T> type) {
        AnnotationValue written = written(attribute);
        return written != null ? at(written, type) : new Sourced<>(cast(defaultOf(attribute), type), source());
    }

    private <T> List<Sourced<T>> all(String attribute, Class<T> type) {
        AnnotationValue written = written(attribute);
        return written != null
                ? elements(written, each -> at(each, type))
                : elements(defaultOf(attribute), each -> new Sourced<>(cast(each, type), source()));
    }

    private <T> Sourced<T> at(AnnotationValue value, Class<T> type) {
        // What a carried annotation says stands in another file; the place to show is where it is used.
        return new Sourced<>(cast(value, type), new JavacRef(element, shown, mirror == shown ? value : null));
    }

    private static <T> List<T> elements(AnnotationValue array, Function<AnnotationValue, T> each) {
        if (!(array.getValue() instanceof List<?> values)) {
            throw new UnresolvedTypeException(array.toString());
        }
        return values.stream().map(AnnotationValue.class::cast).map(each).toList();
    }

    /** The value; where javac could not resolve it, it stands there as a text of another type. */
    private static <T> T cast(AnnotationValue value, Class<T> type) {
        if (!type.isInstance(value.getValue())) {
            throw new UnresolvedTypeException(value.toString());
        }
        return type.cast(value.getValue());
    }

    private @Nullable AnnotationValue written(String attribute) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> each :
                mirror.getElementValues().entrySet()) {
            if (each.getKey().getSimpleName().contentEquals(attribute)) {
                return each.getValue();
            }
        }
        return null;
    }

    private AnnotationValue defaultOf(String attribute) {
        for (Element each : mirror.getAnnotationType().asElement().getEnclosedElements()) {
            if (each instanceof ExecutableElement method
                    && method.getSimpleName().contentEquals(attribute)) {
                AnnotationValue value = method.getDefaultValue();
                if (value != null) {
                    return value;
                }
            }
        }
        throw new UnresolvedTypeException(mirror + "." + attribute);
    }
}
