package dev.lodestep.processor.read;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Collects which warnings generated code would cause by naming the user's code, so that it suppresses exactly these. */
final class Warnings {
    private final Elements elements;
    private final boolean modular;
    private final Set<String> keys = new TreeSet<>();

    /** Of code that goes into this module. */
    Warnings(Elements elements, @Nullable ModuleElement module) {
        this.elements = elements;
        this.modular = module != null && !module.isUnnamed();
    }

    /** Adds a class or method that generated code names, with the classes around it. */
    void add(Element used) {
        for (Element each = used; each.getKind().isClass() || each.getKind().isInterface() || each == used; ) {
            if (elements.isDeprecated(each)) {
                boolean removal = AnnotationView.find(each, Deprecated.class)
                        .map(view -> view.flag("forRemoval"))
                        .orElse(false);
                keys.add(removal ? "removal" : "deprecation");
            }
            boolean type = each.getKind().isClass() || each.getKind().isInterface();
            if (modular && type && !each.getModifiers().contains(Modifier.PUBLIC)) {
                keys.add("exports"); // a public method of a public class shows a type that is not
            }
            each = Objects.requireNonNull(each.getEnclosingElement());
        }
    }

    /** The keys of {@code @SuppressWarnings}, sorted. */
    Set<String> keys() {
        return new TreeSet<>(keys);
    }
}
