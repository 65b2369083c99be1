package dev.lodestep.processor.read;

import dev.lodestep.Carry;
import dev.lodestep.Concurrency;
import dev.lodestep.ContinueOnError;
import dev.lodestep.FirstOf;
import dev.lodestep.ForEach;
import dev.lodestep.From;
import dev.lodestep.Parallel;
import dev.lodestep.RateLimit;
import dev.lodestep.Repeat;
import dev.lodestep.Retry;
import dev.lodestep.Timeout;
import dev.lodestep.Workflow;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.diagnostic.DeclarationMessages.PlaceFault;
import dev.lodestep.processor.diagnostic.Finding;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds annotations of the language that mean nothing where they are. */
public final class MethodFaults {
    private static final List<Class<? extends Annotation>> OF_NODES = List.of(
            Repeat.class, Parallel.class, FirstOf.class, ContinueOnError.class, RateLimit.class, Concurrency.class);

    private MethodFaults() {}

    /**
     * What is wrong with the annotated methods of a class that is no workflow. An abstract class may hold steps: those of the workflows that
     * extend it.
     */
    public static List<Finding> outsideAWorkflow(TypeElement type, List<ExecutableElement> annotated) {
        List<ExecutableElement> methods = annotated.stream() // compilers find them in orders of their own
                .sorted(Comparator.comparing(each -> SourcePosition.of(JavacRef.of(each))))
                .toList();
        if (AnnotationView.isPresent(type, Workflow.class)) {
            return List.of();
        }
        boolean base = type.getKind().isClass() && type.getModifiers().contains(Modifier.ABSTRACT);
        if (!base) {
            List<String> names = methods.stream()
                    .map(each -> each.getSimpleName().toString())
                    .distinct()
                    .toList();
            String annotation = MethodKind.of(methods.get(0)).get(0).annotationName();
            return List.of(DeclarationMessages.outsideAWorkflow(
                    JavacRef.of(methods.size() == 1 ? methods.get(0) : type),
                    type.getSimpleName().toString(),
                    annotation,
                    names));
        }
        return methods.stream()
                .flatMap(method ->
                        declarationFault(method)
                                .map(fault -> at(method, MethodKind.of(method).get(0), fault))
                                .stream())
                .toList();
    }

    /** The methods of superclasses in other packages that would be nodes if a class of another package inherited them. */
    static List<Finding> hiddenIn(TypeElement workflow, Elements elements) {
        PackageElement home = elements.getPackageOf(workflow);
        List<Finding> findings = new ArrayList<>();
        for (TypeElement type = superclass(workflow); type != null; type = superclass(type)) {
            if (!elements.getPackageOf(type).equals(home)) {
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(MethodFaults::isPackagePrivate)
                        .filter(method -> !MethodKind.of(method).isEmpty())
                        .forEach(method ->
                                findings.add(at(method, MethodKind.of(method).get(0), PlaceFault.HIDDEN)));
            }
        }
        return findings;
    }

    private static @Nullable TypeElement superclass(TypeElement type) {
        return TypeReader.elementOf(type.getSuperclass()).orElse(null);
    }

    private static boolean isPackagePrivate(ExecutableElement method) {
        return Collections.disjoint(
                method.getModifiers(), Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE));
    }

    /**
     * What is wrong with a method of a workflow, whatever it says.
     *
     * @param samePackage whether it was declared in the workflow's package
     */
    static List<Finding> inAWorkflow(ExecutableElement method, List<MethodKind> kinds, boolean samePackage) {
        List<Finding> findings = new ArrayList<>();
        if (kinds.isEmpty()) {
            stray(method, Retry.class, findings);
            stray(method, Timeout.class, findings);
            OF_NODES.forEach(each -> stray(method, each, findings));
            method.getParameters().forEach(each -> unbound(each, From.class, findings));
            method.getParameters().forEach(each -> unbound(each, ForEach.class, findings));
            method.getParameters().forEach(each -> unbound(each, Carry.class, findings));
            return findings;
        }
        MethodKind kind = kinds.get(0);
        declarationFault(method).ifPresent(fault -> findings.add(at(method, kind, fault)));
        if (!samePackage && !method.getModifiers().contains(Modifier.PUBLIC)) {
            findings.add(at(method, kind, PlaceFault.HIDDEN));
        }
        if (kinds.size() > 1 && !MethodKind.areReentrant(kinds)) {
            findings.add(DeclarationMessages.twoKinds(
                    kinds.get(1).on(method).source(),
                    method.getSimpleName().toString(),
                    kind.annotationName(),
                    kinds.get(1).annotationName()));
        }
        if (!kind.hasAttempts()) {
            stray(method, Retry.class, findings);
            stray(method, Timeout.class, findings);
        }
        if (!kind.isNode()) {
            OF_NODES.forEach(each -> stray(method, each, findings));
        }
        return findings;
    }

    /** An annotation on a parameter that it does not suit. */
    static void unbound(VariableElement parameter, Class<? extends Annotation> type, List<Finding> findings) {
        PlaceFault fault = type == Carry.class ? PlaceFault.CARRY : PlaceFault.PARAMETER;
        unsuited(parameter, type, fault, findings);
    }

    /** An annotation on a parameter that it does not suit for this reason. */
    static void unsuited(
            VariableElement parameter, Class<? extends Annotation> type, PlaceFault fault, List<Finding> findings) {
        AnnotationView.find(parameter, type)
                .ifPresent(view -> findings.add(DeclarationMessages.wrongPlace(
                        view.source(),
                        type.getSimpleName(),
                        parameter.getSimpleName().toString(),
                        fault)));
    }

    private static void stray(ExecutableElement method, Class<? extends Annotation> type, List<Finding> findings) {
        AnnotationView.find(method, type)
                .ifPresent(view -> findings.add(DeclarationMessages.wrongPlace(
                        view.source(),
                        type.getSimpleName(),
                        method.getSimpleName().toString(),
                        PlaceFault.NOT_A_NODE)));
    }

    private static Optional<PlaceFault> declarationFault(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            return Optional.of(PlaceFault.PRIVATE);
        }
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return Optional.of(PlaceFault.STATIC);
        }
        if (method.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of(PlaceFault.ABSTRACT);
        }
        if (!method.getTypeParameters().isEmpty()) {
            return Optional.of(PlaceFault.GENERIC);
        }
        if (method.getThrownTypes().stream().anyMatch(each -> TypeReader.isNamed(each, Throwable.class.getName()))) {
            return Optional.of(PlaceFault.THROWABLE);
        }
        return Optional.empty();
    }

    private static Finding at(ExecutableElement method, MethodKind kind, PlaceFault fault) {
        return DeclarationMessages.wrongPlace(
                JavacRef.of(method),
                kind.annotationName(),
                method.getSimpleName().toString(),
                fault);
    }
}
