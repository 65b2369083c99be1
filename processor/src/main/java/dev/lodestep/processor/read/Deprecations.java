package dev.lodestep.processor.read;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Collects whether generated code names something deprecated, so that it suppresses exactly the warnings it would cause. */
final class Deprecations {
    private final Elements elements;
    private final Set<String> kinds = new TreeSet<>();

    Deprecations(Elements elements) {
        this.elements = elements;
    }

    /** Adds a class or method that generated code names, with the classes around it. */
    void add(Element used) {
        for (Element each = used;
                each.getKind().isClass() || each.getKind().isInterface() || each == used;
                each = Objects.requireNonNull(each.getEnclosingElement())) {
            if (elements.isDeprecated(each)) {
                boolean removal = AnnotationView.find(each, Deprecated.class)
                        .map(view -> view.flag("forRemoval"))
                        .orElse(false);
                kinds.add(removal ? "removal" : "deprecation");
            }
        }
    }

    /** The keys of {@code @SuppressWarnings}, sorted. */
    Set<String> kinds() {
        return new TreeSet<>(kinds);
    }
}
