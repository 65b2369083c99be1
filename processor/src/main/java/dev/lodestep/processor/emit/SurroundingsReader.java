package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Looks at what generated code must get along with: the runtime on the class path, and the package it goes into. */
public final class SurroundingsReader {
    private static final List<String> JAVA_LANG = List.of(
            "Boolean",
            "Byte",
            "Character",
            "Class",
            "Double",
            "Exception",
            "Float",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Short",
            "String",
            "SuppressWarnings",
            "Void");

    private final Elements elements;
    private final @Nullable ModuleElement module;
    private final String packageName;

    public SurroundingsReader(Elements elements, TypeElement workflow) {
        this.elements = elements;
        this.module = elements.getModuleOf(workflow);
        this.packageName = elements.getPackageOf(workflow).getQualifiedName().toString();
    }

    /** What is there; empty where the runtime is missing. */
    public Optional<Surroundings> read() {
        if (find(Runtime.WORKFLOW_MACHINE.canonicalName()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Surroundings(
                members(Runtime.WORKFLOW_STATE, 0),
                members(Runtime.WORKFLOW_CLIENT.nestedClass("Resume"), 1),
                members(Runtime.WORKFLOW_MACHINE.nestedClass("Resume"), 1),
                hiddenJavaLang(),
                find("javax.annotation.processing.Generated").isPresent(),
                find(Runtime.CATALOG_ENTRY.canonicalName()).isPresent()));
    }

    /** Names of methods with so many parameters: others are told apart by that. */
    private Set<String> members(ClassName type, int parameters) {
        Set<String> names = new TreeSet<>();
        find(type.canonicalName())
                .ifPresent(each -> ElementFilter.methodsIn(elements.getAllMembers(each)).stream()
                        .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
                        .filter(method -> method.getParameters().size() == parameters)
                        .forEach(method -> names.add(method.getSimpleName().toString())));
        return names;
    }

    private Set<String> hiddenJavaLang() {
        Set<String> hidden = new TreeSet<>();
        for (String each : JAVA_LANG) {
            if (find(packageName.isEmpty() ? each : packageName + "." + each).isPresent()) {
                hidden.add(each);
            }
        }
        return hidden;
    }

    private Optional<TypeElement> find(String name) {
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
    }
}
