package dev.lodestep.processor.read;

import dev.lodestep.Result;
import dev.lodestep.Workflow;
import dev.lodestep.processor.check.Checks;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.InputInference;
import dev.lodestep.processor.graph.Skeleton;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.ChildModel;
import dev.lodestep.processor.model.ChildModel.State;
import dev.lodestep.processor.model.CompanionModel.ResultMethod;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what the workflows that a workflow starts take and give, as these are understood themselves. */
final class ChildReader {
    private final Elements elements;
    private final Types types;
    private final TypeReader reader;
    private final ShapeReader shapes;
    private final TypeElement workflow;
    private final Optional<Set<String>> starting;

    ChildReader(
            Elements elements,
            Types types,
            TypeReader reader,
            ShapeReader shapes,
            TypeElement workflow,
            Optional<Set<String>> starting) {
        this.elements = elements;
        this.types = types;
        this.reader = reader;
        this.shapes = shapes;
        this.workflow = workflow;
        this.starting = starting;
    }

    /** The child that a node starts whose method returns this. */
    ChildModel read(Sourced<TypeMirror> child, ReturnModel returns) {
        Sourced<TypeRef> type = new Sourced<>(reader.read(child.value()), child.source());
        Optional<TypeElement> element =
                TypeReader.elementOf(child.value()).filter(each -> AnnotationView.isPresent(each, Workflow.class));
        if (element.isEmpty()) {
            return unknown(type, State.NO_WORKFLOW);
        }
        if (starting.isEmpty()) {
            return unread(type, element.get(), returns);
        }
        Set<String> way = new HashSet<>(starting.get());
        way.add(workflow.getQualifiedName().toString());
        boolean back = way.contains(type.value().name());
        WorkflowReader other =
                new WorkflowReader(elements, types, element.get(), back ? Optional.empty() : Optional.of(way));
        Reading reading = other.read();
        if (reading.model().isEmpty() || reading.findings().stream().anyMatch(Finding::isError)) {
            return unknown(type, State.FAULTY);
        }
        WorkflowModel model = reading.model().get();
        return back
                ? leadingBack(type, other, model, returns)
                : Checks.check(model)
                        .graph()
                        .map(graph -> known(type, other, graph, returns))
                        .orElseGet(() -> unknown(type, State.FAULTY));
    }

    private ChildModel known(Sourced<TypeRef> type, WorkflowReader other, WorkflowGraph graph, ReturnModel returns) {
        Set<TypeRef> always = new HashSet<>();
        for (GraphNode node : graph.nodes()) {
            if (node.runsAlways()
                    && node.model().kind() instanceof NodeKind.Child kind
                    && !kind.child().list()) {
                always.add(kind.child().workflow().value());
                always.addAll(kind.child().alwaysStarts());
            }
        }
        boolean mayBeAbsent = graph.resultMethod()
                .filter(each -> each.method().returns().mayBeAbsent())
                .isPresent();
        return child(type, other, graph.inputType(), graph.resultType(), mayBeAbsent, always, returns);
    }

    /** A workflow that is being read already: what it gives it must say itself. */
    private ChildModel leadingBack(
            Sourced<TypeRef> type, WorkflowReader other, WorkflowModel model, ReturnModel returns) {
        InputInference input = InputInference.of(Skeleton.of(model), misspelt -> false);
        List<ResultMethod> results = model.results();
        if (results.size() != 1 || !input.rivals().isEmpty()) {
            return unknown(type, State.CIRCULAR);
        }
        ReturnModel given = results.get(0).returns();
        return child(type, other, input.type(), given.type(), given.mayBeAbsent(), Set.of(), returns);
    }

    /** A workflow that is not read itself, since it leads back: what it gives, if it says so. */
    private ChildModel unread(Sourced<TypeRef> type, TypeElement child, ReturnModel returns) {
        List<ExecutableElement> results = ElementFilter.methodsIn(elements.getAllMembers(child)).stream()
                .filter(each -> AnnotationView.isPresent(each, Result.class))
                .toList();
        if (results.size() != 1) {
            return unknown(type, State.CIRCULAR);
        }
        ReturnModel given = new MethodReader(reader, shapes, elements.getPackageOf(child))
                .returns((ExecutableType) types.asMemberOf((DeclaredType) child.asType(), results.get(0)));
        boolean list = returns.type().flatMap(TypeRef::element).isPresent();
        return new ChildModel(
                type, State.CIRCULAR, list, Optional.empty(), given.type(), given.mayBeAbsent(), Set.of());
    }

    private ChildModel child(
            Sourced<TypeRef> type,
            WorkflowReader other,
            Optional<TypeRef> input,
            Optional<TypeRef> result,
            boolean mayBeAbsent,
            Set<TypeRef> always,
            ReturnModel returns) {
        boolean list = !returns.type().equals(input)
                && returns.type().flatMap(TypeRef::element).isPresent();
        result.map(other::mirrorOf).ifPresent(mirror -> {
            reader.read(mirror);
            shapes.add(mirror);
            if (list) {
                reader.readList(mirror, mayBeAbsent);
            }
        });
        return new ChildModel(type, State.KNOWN, list, input, result, mayBeAbsent, always);
    }

    private static ChildModel unknown(Sourced<TypeRef> type, State state) {
        return new ChildModel(type, state, false, Optional.empty(), Optional.empty(), false, Set.of());
    }
}
