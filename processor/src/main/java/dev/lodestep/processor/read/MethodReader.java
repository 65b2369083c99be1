package dev.lodestep.processor.read;

import dev.lodestep.Carry;
import dev.lodestep.Failure;
import dev.lodestep.ForEach;
import dev.lodestep.From;
import dev.lodestep.Pausable;
import dev.lodestep.Retry;
import dev.lodestep.StepContext;
import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.diagnostic.DeclarationMessages.PlaceFault;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.ForEachModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what any annotated method takes and gives. */
final class MethodReader {
    private static final String OPTIONAL = Optional.class.getName();
    private static final String LIST = List.class.getName();
    private static final String STAGE = CompletionStage.class.getName();

    private final TypeReader types;
    private final ShapeReader shapes;
    private final PackageElement from;

    /** Reads methods of which generated code in that package calls each. */
    MethodReader(TypeReader types, ShapeReader shapes, PackageElement from) {
        this.types = types;
        this.shapes = shapes;
        this.from = from;
    }

    /**
     * The parameters in order.
     *
     * @param type the method as a member of the workflow, so that type variables of a superclass are bound
     * @param kinds what the method is
     */
    List<ParameterModel> parameters(
            ExecutableElement method, ExecutableType type, List<MethodKind> kinds, List<Finding> findings) {
        List<ParameterModel> parameters = new ArrayList<>();
        for (int i = 0; i < type.getParameterTypes().size(); i++) {
            TypeMirror taken = type.getParameterTypes().get(i);
            parameters.add(parameter(method.getParameters().get(i), taken, kinds, i == 0, findings));
        }
        return parameters;
    }

    private ParameterModel parameter(
            VariableElement element, TypeMirror type, List<MethodKind> kinds, boolean first, List<Finding> findings) {
        Optional<TypeMirror> wrapped =
                TypeReader.isNamed(type, OPTIONAL) ? types.argumentOf(type, OPTIONAL) : Optional.empty();
        List<Sourced<String>> from = AnnotationView.find(element, From.class)
                .map(view -> view.texts("value"))
                .orElse(List.of());
        ParameterRole role = role(element, type, kinds, first, wrapped.isPresent(), findings);
        if (!role.isData()) {
            MethodFaults.unbound(element, From.class, findings);
            MethodFaults.unbound(element, ForEach.class, findings);
        }
        Optional<TypeMirror> member = role == ParameterRole.MANDATORY && TypeReader.isNamed(type, LIST)
                ? types.argumentOf(type, LIST)
                : Optional.empty();
        boolean several = role.isData() && from.size() > 1;
        if (several && member.isEmpty()) {
            MethodFaults.unsuited(element, From.class, PlaceFault.NO_LIST, findings);
        }
        boolean gathered = several && member.isPresent();
        Optional<ForEachModel> forEach = role == ParameterRole.MANDATORY && !gathered
                ? forEach(element, type, kinds, findings)
                : Optional.empty();
        if (gathered) {
            MethodFaults.unsuited(element, ForEach.class, PlaceFault.GATHERED, findings);
        }
        if (role == ParameterRole.OPTIONAL) {
            MethodFaults.unsuited(element, ForEach.class, PlaceFault.NO_LIST, findings);
        }
        TypeRef bound = read(gathered ? member.orElseThrow() : wrapped.orElse(type));
        return new ParameterModel(
                element.getSimpleName().toString(),
                forEach.isPresent() ? TypeRef.listOf(bound) : bound,
                gathered ? ParameterRole.GATHERED : role,
                role.isData() ? from : List.of(),
                forEach,
                JavacRef.of(element));
    }

    private Optional<ForEachModel> forEach(
            VariableElement element, TypeMirror type, List<MethodKind> kinds, List<Finding> findings) {
        if (!kinds.get(0).isNode()) {
            MethodFaults.unsuited(element, ForEach.class, PlaceFault.FOR_EACH, findings);
            return Optional.empty();
        }
        return AnnotationView.find(element, ForEach.class).map(view -> {
            types.readList(type, false);
            return new ForEachModel(read(type), view.integer("maxConcurrency"));
        });
    }

    private ParameterRole role(
            VariableElement element,
            TypeMirror type,
            List<MethodKind> kinds,
            boolean first,
            boolean optional,
            List<Finding> findings) {
        MethodKind kind = kinds.get(0);
        boolean payload = first && (kinds.contains(MethodKind.WAIT) || kind == MethodKind.CHECK);
        if (AnnotationView.isPresent(element, Carry.class)) {
            if (optional && !payload && (MethodKind.areReentrant(kinds) || kind == MethodKind.CHECK)) {
                return ParameterRole.CARRY;
            }
            MethodFaults.unbound(element, Carry.class, findings);
        }
        if (TypeReader.isNamed(type, StepContext.class.getName())) {
            return ParameterRole.STEP_CONTEXT;
        }
        if (TypeReader.isNamed(type, "java.sql.Connection")) {
            return ParameterRole.CONNECTION;
        }
        if (kind == MethodKind.COMPENSATION && TypeReader.isNamed(type, Failure.class.getName())) {
            return ParameterRole.FAILURE;
        }
        if (kind == MethodKind.RECOVERY && first && types.isThrowable(type)) {
            requireVisible(type, CheckId.RECOVER_MISMATCH, JavacRef.of(element), findings);
            return ParameterRole.EXCEPTION;
        }
        if (payload) {
            return optional ? ParameterRole.OPTIONAL_PAYLOAD : ParameterRole.PAYLOAD;
        }
        return optional ? ParameterRole.OPTIONAL : ParameterRole.MANDATORY;
    }

    /** What a method gives, without a {@code CompletionStage}, {@code Pausable} or {@code Optional} around it. */
    ReturnModel returns(ExecutableType method) {
        TypeMirror type = method.getReturnType();
        Optional<TypeMirror> later = types.argumentOf(type, STAGE);
        TypeMirror given = pausable(later.orElse(type))
                .<TypeMirror>map(each -> each.getTypeArguments().get(0))
                .orElse(later.orElse(type));
        Optional<TypeMirror> wrapped =
                TypeReader.isNamed(given, OPTIONAL) ? types.argumentOf(given, OPTIONAL) : Optional.empty();
        Optional<TypeRef> result = given.getKind() == TypeKind.VOID || TypeReader.isNamed(given, Void.class.getName())
                ? Optional.empty()
                : Optional.of(read(wrapped.orElse(given)));
        return new ReturnModel(result, wrapped.isPresent(), later.isPresent());
    }

    /** What a method that returns a {@code Pausable} asks with. */
    Optional<TypeRef> carry(ExecutableType method) {
        return pausable(method.getReturnType())
                .map(each -> read(each.getTypeArguments().get(1)));
    }

    private static Optional<DeclaredType> pausable(TypeMirror type) {
        return TypeReader.isNamed(type, Pausable.class.getName())
                        && type instanceof DeclaredType declared
                        && declared.getTypeArguments().size() == 2
                ? Optional.of(declared)
                : Optional.empty();
    }

    /** The {@code @Retry} of a class or method. */
    Optional<RetryModel> retry(Element element, List<Finding> findings) {
        return AnnotationView.find(element, Retry.class)
                .map(view -> new RetryModel(
                        view.integer("maxAttempts"),
                        view.text("initial"),
                        view.number("factor"),
                        view.text("cap"),
                        view.number("jitter"),
                        exceptions(view.types("on"), findings),
                        exceptions(view.types("notOn"), findings)));
    }

    private List<TypeRef> exceptions(List<Sourced<TypeMirror>> classes, List<Finding> findings) {
        return classes.stream()
                .map(each -> {
                    requireVisible(each.value(), CheckId.BAD_RETRY, each.source(), findings);
                    return types.read(each.value());
                })
                .toList();
    }

    /** Generated code names the classes of exceptions, which nothing else looks at. */
    private void requireVisible(TypeMirror exception, CheckId id, SourceRef at, List<Finding> findings) {
        TypeReader.elementOf(exception)
                .filter(type -> !types.isVisible(type, from))
                .ifPresent(type -> findings.add(DeclarationMessages.hiddenException(
                        at, id, type.getSimpleName().toString())));
    }

    private TypeRef read(TypeMirror type) {
        shapes.add(type);
        return types.read(type);
    }
}
