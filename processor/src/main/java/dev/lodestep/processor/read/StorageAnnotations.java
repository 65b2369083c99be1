package dev.lodestep.processor.read;

import dev.lodestep.Databind;
import dev.lodestep.Default;
import dev.lodestep.UseCodec;
import dev.lodestep.processor.model.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.TypeMirror;

/** Reads the annotations that say how something is stored: our own, {@code @Nullable} of any package, and those of Jackson. */
final class StorageAnnotations {
    private static final String JACKSON = "com.fasterxml.jackson.annotation.";

    private StorageAnnotations() {}

    /** The codec class that {@code @UseCodec} names. */
    static Optional<TypeMirror> codec(Element element) {
        return AnnotationView.find(element, UseCodec.class)
                .map(view -> view.type("value").value());
    }

    static boolean isDatabind(Element element) {
        return AnnotationView.isPresent(element, Databind.class);
    }

    static boolean isDefault(RecordComponentElement component) {
        return AnnotationView.isPresent(component, Default.class);
    }

    static boolean isNullable(RecordComponentElement component) {
        List<AnnotatedConstruct> places = new ArrayList<>(places(component));
        places.add(component.asType());
        places.add(component.getAccessor().getReturnType());
        for (AnnotatedConstruct each : places) {
            if (AnnotationView.hasSimpleName(each, "Nullable")) {
                return true;
            }
        }
        return false;
    }

    static boolean isIgnored(RecordComponentElement component) {
        return jackson(component, "JsonIgnore").map(view -> view.flag("value")).orElse(false);
    }

    /** The name of the component's field. */
    static String fieldName(RecordComponentElement component) {
        return jackson(component, "JsonProperty")
                .flatMap(StorageAnnotations::givenName)
                .orElse(component.getSimpleName().toString());
    }

    /** Further names of the component's field, each once, its own name not among them. */
    static List<String> aliases(RecordComponentElement component) {
        String name = fieldName(component);
        return jackson(component, "JsonAlias")
                .map(view -> view.texts("value").stream()
                        .map(Sourced::value)
                        .distinct()
                        .filter(alias -> !alias.equals(name))
                        .toList())
                .orElse(List.of());
    }

    /** The name of an enum's constant in data. */
    static String constantName(Element constant) {
        return AnnotationView.find(constant, JACKSON + "JsonProperty")
                .flatMap(StorageAnnotations::givenName)
                .orElse(constant.getSimpleName().toString());
    }

    /** The name of a sealed type's case in data, if one is given. */
    static Optional<String> typeName(Element type) {
        return AnnotationView.find(type, JACKSON + "JsonTypeName").flatMap(StorageAnnotations::givenName);
    }

    /** To Jackson, the empty name means none. */
    private static Optional<String> givenName(AnnotationView view) {
        return view.givenText("value").map(Sourced::value).filter(name -> !name.isEmpty());
    }

    private static Optional<AnnotationView> jackson(RecordComponentElement component, String annotation) {
        for (Element each : places(component)) {
            Optional<AnnotationView> found = AnnotationView.find(each, JACKSON + annotation);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What an annotation on a component ends up on: its target decides. */
    private static List<Element> places(RecordComponentElement component) {
        List<Element> places = new ArrayList<>(List.of(component, component.getAccessor()));
        for (Element each :
                Objects.requireNonNull(component.getEnclosingElement()).getEnclosedElements()) {
            if (each.getKind() == ElementKind.FIELD && each.getSimpleName().equals(component.getSimpleName())) {
                places.add(each);
            }
        }
        return places;
    }
}
