package dev.lodestep.processor.read;

import dev.lodestep.Failure;
import dev.lodestep.From;
import dev.lodestep.Retry;
import dev.lodestep.StepContext;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what any annotated method takes and gives. */
final class MethodReader {
    private static final String OPTIONAL = Optional.class.getName();
    private static final String STAGE = CompletionStage.class.getName();

    private final TypeReader types;
    private final ShapeReader shapes;

    MethodReader(TypeReader types, ShapeReader shapes) {
        this.types = types;
        this.shapes = shapes;
    }

    /**
     * The parameters in order.
     *
     * @param type the method as a member of the workflow, so that type variables of a superclass are bound
     */
    List<ParameterModel> parameters(
            ExecutableElement method, ExecutableType type, MethodKind kind, List<Finding> findings) {
        List<ParameterModel> parameters = new ArrayList<>();
        for (int i = 0; i < type.getParameterTypes().size(); i++) {
            boolean payload = kind == MethodKind.WAIT && i == 0;
            TypeMirror taken = type.getParameterTypes().get(i);
            parameters.add(parameter(method.getParameters().get(i), taken, kind, payload, findings));
        }
        return parameters;
    }

    private ParameterModel parameter(
            VariableElement element, TypeMirror type, MethodKind kind, boolean first, List<Finding> findings) {
        Optional<TypeMirror> wrapped =
                TypeReader.isNamed(type, OPTIONAL) ? types.argumentOf(type, OPTIONAL) : Optional.empty();
        ParameterRole role = role(type, kind, first, wrapped.isPresent());
        Optional<Sourced<String>> from =
                AnnotationView.find(element, From.class).map(view -> view.text("value"));
        if (!role.isData()) {
            MethodFaults.unboundFrom(element, findings);
        }
        return new ParameterModel(
                element.getSimpleName().toString(),
                read(wrapped.orElse(type)),
                role,
                role.isData() ? from : Optional.empty(),
                JavacRef.of(element));
    }

    private static ParameterRole role(TypeMirror type, MethodKind kind, boolean payload, boolean optional) {
        if (TypeReader.isNamed(type, StepContext.class.getName())) {
            return ParameterRole.STEP_CONTEXT;
        }
        if (kind == MethodKind.COMPENSATION && TypeReader.isNamed(type, Failure.class.getName())) {
            return ParameterRole.FAILURE;
        }
        if (payload) {
            return optional ? ParameterRole.OPTIONAL_PAYLOAD : ParameterRole.PAYLOAD;
        }
        return optional ? ParameterRole.OPTIONAL : ParameterRole.MANDATORY;
    }

    /** What a method gives, without a {@code CompletionStage} or {@code Optional} around it. */
    ReturnModel returns(ExecutableType method) {
        TypeMirror type = method.getReturnType();
        Optional<TypeMirror> later = types.argumentOf(type, STAGE);
        TypeMirror given = later.orElse(type);
        Optional<TypeMirror> wrapped =
                TypeReader.isNamed(given, OPTIONAL) ? types.argumentOf(given, OPTIONAL) : Optional.empty();
        Optional<TypeRef> result = given.getKind() == TypeKind.VOID || TypeReader.isNamed(given, Void.class.getName())
                ? Optional.empty()
                : Optional.of(read(wrapped.orElse(given)));
        return new ReturnModel(result, wrapped.isPresent(), later.isPresent());
    }

    /** The {@code @Retry} of a class or method. */
    Optional<RetryModel> retry(Element element) {
        return AnnotationView.find(element, Retry.class)
                .map(view -> new RetryModel(
                        view.integer("maxAttempts"),
                        view.text("initial"),
                        view.number("factor"),
                        view.text("cap"),
                        view.number("jitter"),
                        view.types("on").stream().map(types::read).toList(),
                        view.types("notOn").stream().map(types::read).toList()));
    }

    private TypeRef read(TypeMirror type) {
        shapes.add(type);
        return types.read(type);
    }
}
