package dev.lodestep.processor.read;

import dev.lodestep.Compensation;
import dev.lodestep.Concurrency;
import dev.lodestep.ContinueOnError;
import dev.lodestep.FirstOf;
import dev.lodestep.OnLimit;
import dev.lodestep.Parallel;
import dev.lodestep.RateLimit;
import dev.lodestep.Repeat;
import dev.lodestep.Timeout;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.diagnostic.DeclarationMessages.PlaceFault;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.ConcurrencyModel;
import dev.lodestep.processor.model.FlowModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.NodeModifiers;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.RepeatModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;

/** Reads the methods that are nodes. */
final class NodeReader {
    private final MethodReader methods;
    private final TypeReader types;
    private final ChildReader children;

    NodeReader(MethodReader methods, TypeReader types, ChildReader children) {
        this.methods = methods;
        this.types = types;
        this.children = children;
    }

    NodeModel read(
            ExecutableElement method,
            ExecutableType type,
            List<MethodKind> kinds,
            ReturnModel returns,
            List<ParameterModel> parameters,
            List<Finding> findings) {
        String declared = method.getSimpleName().toString();
        List<AnnotationView> views = (MethodKind.areReentrant(kinds) ? kinds : kinds.subList(0, 1))
                .stream().map(each -> each.on(method)).toList();
        Optional<Sourced<String>> given =
                views.stream().flatMap(each -> each.givenText("name").stream()).findFirst();
        given.filter(each -> !StoredNames.isUsableForANode(each.value()))
                .ifPresent(each -> findings.add(DeclarationMessages.unusableNodeName(each.source(), each.value())));
        String name = given.map(Sourced::value).orElse(declared);
        NodeModel node = new NodeModel(
                name,
                declared,
                kind(method, type, kinds, name, returns, findings),
                returns,
                parameters,
                flow(kinds.get(0), views),
                modifiers(method),
                methods.retry(method, findings),
                AnnotationView.find(method, Timeout.class).map(each -> each.text("value")),
                JavacRef.of(method));
        if (node.forEach().isPresent()) {
            returns.type().ifPresent(each -> types.readList(types.mirrorOf(each), returns.mayBeAbsent()));
        }
        return node;
    }

    private NodeKind kind(
            ExecutableElement method,
            ExecutableType type,
            List<MethodKind> kinds,
            String name,
            ReturnModel returns,
            List<Finding> findings) {
        AnnotationView view = kinds.get(0).on(method);
        Optional<TypeRef> carry = methods.carry(type);
        if (carry.isPresent() != MethodKind.areReentrant(kinds)) {
            findings.add(DeclarationMessages.wrongPlace(
                    JavacRef.of(method),
                    kinds.get(0).annotationName(),
                    method.getSimpleName().toString(),
                    PlaceFault.PAUSABLE));
        }
        if (MethodKind.areReentrant(kinds)) {
            return new NodeKind.Reentrant(step(view), wait(MethodKind.WAIT.on(method), name), carry);
        }
        MethodKind kind = kinds.get(0);
        if (kind == MethodKind.WAIT) {
            return wait(view, name);
        }
        if (kind == MethodKind.SLEEP) {
            return new NodeKind.Sleep();
        }
        return kind == MethodKind.CHILD ? new NodeKind.Child(children.read(view.type("value"), returns)) : step(view);
    }

    private static NodeKind.Step step(AnnotationView view) {
        return new NodeKind.Step(view.flag("pivot"), view.constant("compensation", Compensation.class));
    }

    private static NodeKind.Wait wait(AnnotationView view, String name) {
        Sourced<String> signal = view.givenText("signal").orElse(new Sourced<>(name, view.source()));
        return new NodeKind.Wait(signal, view.givenText("timeout"), view.flag("buffer"));
    }

    private static FlowModel flow(MethodKind kind, List<AnnotationView> views) {
        boolean ends = kind == MethodKind.STEP || kind == MethodKind.WAIT;
        return new FlowModel(
                texts(views, "after"),
                texts(views, "when"),
                ends ? texts(views, "ends") : List.of(),
                ends ? texts(views, "aborts") : List.of());
    }

    private static List<Sourced<String>> texts(List<AnnotationView> views, String attribute) {
        return views.stream().flatMap(each -> each.texts(attribute).stream()).toList();
    }

    private static NodeModifiers modifiers(ExecutableElement method) {
        return new NodeModifiers(
                AnnotationView.isPresent(method, Parallel.class),
                AnnotationView.isPresent(method, ContinueOnError.class),
                AnnotationView.find(method, FirstOf.class).map(view -> view.text("value")),
                AnnotationView.find(method, Repeat.class).map(NodeReader::repeat),
                AnnotationView.find(method, RateLimit.class).map(view -> view.text("value")),
                AnnotationView.find(method, Concurrency.class)
                        .map(view -> new ConcurrencyModel(
                                view.integer("limit"), view.givenText("key").map(Sourced::value))));
    }

    private static RepeatModel repeat(AnnotationView view) {
        return new RepeatModel(
                view.givenText("from"),
                view.integer("max"),
                view.givenText("every"),
                view.constant("onLimit", OnLimit.class),
                view.source());
    }
}
