package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what generated code must get along with: the runtime on the class path, and the package it goes into. It looks once for all
 * workflows of a package in a round, because most of what it looks for is not there, which takes the compiler longest to say.
 */
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
    private final Map<PackageElement, Optional<Surroundings>> known = new HashMap<>();

    public SurroundingsReader(Elements elements) {
        this.elements = elements;
    }

    /** What is there for a workflow; empty where the runtime is missing. */
    public Optional<Surroundings> read(TypeElement workflow) {
        return known.computeIfAbsent(elements.getPackageOf(workflow), this::read);
    }

    private Optional<Surroundings> read(PackageElement home) {
        ModuleElement module = elements.getModuleOf(home);
        if (find(module, Runtime.WORKFLOW_MACHINE.canonicalName()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Surroundings(
                members(module, Runtime.WORKFLOW_STATE, 0),
                members(module, Runtime.WORKFLOW_CLIENT.nestedClass("Resume"), 1),
                members(module, Runtime.WORKFLOW_MACHINE.nestedClass("Resume"), 1),
                hiddenJavaLang(module, home.getQualifiedName().toString()),
                find(module, "javax.annotation.processing.Generated").isPresent(),
                find(module, Runtime.CATALOG_ENTRY.canonicalName()).isPresent()));
    }

    /** Names of methods with so many parameters: others are told apart by that. */
    private Set<String> members(@Nullable ModuleElement module, ClassName type, int parameters) {
        Set<String> names = new TreeSet<>();
        find(module, type.canonicalName())
                .ifPresent(each -> ElementFilter.methodsIn(elements.getAllMembers(each)).stream()
                        .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
                        .filter(method -> method.getParameters().size() == parameters)
                        .forEach(method -> names.add(method.getSimpleName().toString())));
        return names;
    }

    private Set<String> hiddenJavaLang(@Nullable ModuleElement module, String packageName) {
        Set<String> hidden = new TreeSet<>();
        for (String each : JAVA_LANG) {
            if (find(module, packageName.isEmpty() ? each : packageName + "." + each)
                    .isPresent()) {
                hidden.add(each);
            }
        }
        return hidden;
    }

    private Optional<TypeElement> find(@Nullable ModuleElement module, String name) {
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
    }
}
