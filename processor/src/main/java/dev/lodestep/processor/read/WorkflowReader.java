package dev.lodestep.processor.read;

import dev.lodestep.Compensation;
import dev.lodestep.MissedTicks;
import dev.lodestep.OnFailure;
import dev.lodestep.Schedule;
import dev.lodestep.Timeout;
import dev.lodestep.Workflow;
import dev.lodestep.processor.codec.StoredTypes;
import dev.lodestep.processor.diagnostic.DeclarationMessages;
import dev.lodestep.processor.diagnostic.DeclarationMessages.ClassFault;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.CompanionModel.CheckMethod;
import dev.lodestep.processor.model.CompanionModel.CompensationMethod;
import dev.lodestep.processor.model.CompanionModel.DueMethod;
import dev.lodestep.processor.model.CompanionModel.OnlyIfMethod;
import dev.lodestep.processor.model.CompanionModel.RecoverMethod;
import dev.lodestep.processor.model.CompanionModel.ResultMethod;
import dev.lodestep.processor.model.CompanionModel.UntilMethod;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.ScheduleModel;
import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypePackages;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowMethods;
import dev.lodestep.processor.model.WorkflowModel;
import dev.lodestep.processor.model.WorkflowSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one annotated class; keeps what is needed to say, once the graph is known, how its values are stored. */
public final class WorkflowReader {
    private final Elements elements;
    private final Types types;
    private final TypeElement workflow;
    private final Warnings warnings;
    private final TypeReader typeReader;
    private final ShapeReader shapeReader;
    private final MethodReader methodReader;
    private final NodeReader nodeReader;

    private final List<NodeModel> nodes = new ArrayList<>();
    private final List<CompensationMethod> compensations = new ArrayList<>();
    private final List<OnlyIfMethod> conditions = new ArrayList<>();
    private final List<RecoverMethod> recoveries = new ArrayList<>();
    private final List<UntilMethod> untils = new ArrayList<>();
    private final List<DueMethod> dues = new ArrayList<>();
    private final List<CheckMethod> checks = new ArrayList<>();
    private final List<ResultMethod> results = new ArrayList<>();
    private final Set<SourceRef> asynchronous = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    public WorkflowReader(Elements elements, Types types, TypeElement workflow) {
        this(elements, types, workflow, Optional.of(Set.of()));
    }

    /**
     * Reads a workflow that others start.
     *
     * @param starting the qualified names of the workflows that led here, each started by the one before; empty where it is not to be
     *     looked at what this one starts
     */
    WorkflowReader(Elements elements, Types types, TypeElement workflow, Optional<Set<String>> starting) {
        this.elements = elements;
        this.types = types;
        this.workflow = workflow;
        this.warnings = new Warnings(elements, elements.getModuleOf(workflow));
        this.typeReader = new TypeReader(elements, types, warnings);
        this.shapeReader = new ShapeReader(types, typeReader);
        this.methodReader = new MethodReader(typeReader, shapeReader, elements.getPackageOf(workflow));
        ChildReader children = new ChildReader(elements, types, typeReader, shapeReader, workflow, starting);
        this.nodeReader = new NodeReader(methodReader, typeReader, children);
    }

    /**
     * What the class says; once for each reader.
     *
     * @throws UnresolvedTypeException when it names a type that is not there yet
     */
    public Reading read() {
        Optional<ClassFault> fault = ClassFaults.of(workflow);
        if (fault.isPresent()) {
            String name = workflow.getSimpleName().toString();
            return new Reading(
                    Optional.empty(),
                    List.of(DeclarationMessages.notAWorkflow(JavacRef.of(workflow), name, fault.get())),
                    Set.of());
        }
        typeReader.read(workflow.asType());
        requireSupertypes(workflow.asType());
        AnnotationView.find(workflow, Workflow.class)
                .flatMap(view -> view.givenText("name"))
                .filter(each -> !StoredNames.isUsableForAWorkflow(each.value()))
                .ifPresent(each -> findings.add(DeclarationMessages.unusableWorkflowName(each.source(), each.value())));
        findings.addAll(MethodFaults.hiddenIn(workflow, elements));
        // Compilers give members of superclasses, some of them all members, in orders of their own.
        ElementFilter.methodsIn(elements.getAllMembers(workflow)).stream()
                .sorted(Comparator.comparing(each -> SourcePosition.of(JavacRef.of(each))))
                .forEach(this::readMethod);
        return new Reading(Optional.of(model()), findings, asynchronous);
    }

    /**
     * How everything that the workflow stores is stored; each value that cannot be is added to the findings.
     *
     * @throws UnresolvedTypeException when a persisted type names a type that is not there yet
     */
    public Optional<StoredTypes> stored(WorkflowGraph graph, List<Finding> findings) {
        CodecPlanner planner = new CodecPlanner(types, typeReader, shapeReader, elements.getPackageOf(workflow));
        return new StoredReader(planner, typeReader).read(graph, findings);
    }

    /** Javac's view of a type that was read. */
    TypeMirror mirrorOf(TypeRef type) {
        return typeReader.mirrorOf(type);
    }

    /** The packages of all types that were read. */
    public TypePackages packages() {
        return typeReader.packages();
    }

    /** The warnings that naming the class, its methods and its types causes: {@code deprecation}, {@code exports}. */
    public Set<String> warnings() {
        return warnings.keys();
    }

    /** A superclass that is generated in this round may bring steps. */
    private void requireSupertypes(TypeMirror type) {
        for (TypeMirror each : types.directSupertypes(type)) {
            typeReader.read(each);
            requireSupertypes(each);
        }
    }

    private void readMethod(ExecutableElement method) {
        if (Objects.requireNonNull(method.getEnclosingElement()).toString().equals(Object.class.getName())) {
            return;
        }
        List<MethodKind> kinds = MethodKind.of(method);
        boolean samePackage = elements.getPackageOf(method).equals(elements.getPackageOf(workflow));
        findings.addAll(MethodFaults.inAWorkflow(method, kinds, samePackage));
        if (kinds.isEmpty()) {
            return;
        }
        warnings.add(method);
        MethodKind kind = kinds.get(0);
        AnnotationView view = kind.on(method);
        ExecutableType type = (ExecutableType) types.asMemberOf((DeclaredType) workflow.asType(), method);
        ReturnModel returns = methodReader.returns(type);
        if (returns.async() && !kind.isNode()) {
            asynchronous.add(JavacRef.of(method));
        }
        String name = method.getSimpleName().toString();
        var parameters = methodReader.parameters(method, type, kinds, findings);
        SourceRef source = JavacRef.of(method);
        switch (kind) {
            case STEP, WAIT, SLEEP, CHILD ->
                nodes.add(nodeReader.read(method, type, kinds, returns, parameters, findings));
            case COMPENSATION ->
                compensations.add(new CompensationMethod(
                        view.text("value"),
                        name,
                        parameters,
                        view.flag("evenIfFailed"),
                        methodReader.retry(method, findings),
                        AnnotationView.find(method, Timeout.class).map(each -> each.text("value")),
                        source));
            case CONDITION -> conditions.add(new OnlyIfMethod(view.text("value"), name, parameters, returns, source));
            case RECOVERY -> recoveries.add(new RecoverMethod(view.text("value"), name, parameters, returns, source));
            case UNTIL -> untils.add(new UntilMethod(view.text("value"), name, parameters, returns, source));
            case DUE -> dues.add(new DueMethod(view.text("value"), name, parameters, returns, source));
            case CHECK -> checks.add(new CheckMethod(view.text("value"), name, parameters, returns, source));
            case RESULT -> results.add(new ResultMethod(name, parameters, returns, source));
        }
    }

    private WorkflowModel model() {
        AnnotationView view = AnnotationView.find(workflow, Workflow.class).orElseThrow();
        return new WorkflowModel(
                elements.getPackageOf(workflow).getQualifiedName().toString(),
                simpleNames(workflow),
                view.givenText("name")
                        .map(Sourced::value)
                        .orElse(workflow.getQualifiedName().toString()),
                version(view),
                new WorkflowSettings(
                        view.constant("onFailure", OnFailure.class),
                        view.constant("onCompensationFailure", OnFailure.class),
                        view.flag("failFast"),
                        view.integer("priority").value(),
                        view.constant("compensation", Compensation.class),
                        AnnotationView.find(workflow, Schedule.class).map(WorkflowReader::schedule)),
                input(view),
                methodReader.retry(workflow, findings),
                nodes,
                new WorkflowMethods(compensations, conditions, recoveries, untils, dues, checks, results),
                shapeReader.shapes(),
                JavacRef.of(workflow));
    }

    private static ScheduleModel schedule(AnnotationView view) {
        return new ScheduleModel(
                view.text("cron"), view.text("zone"), view.constant("missed", MissedTicks.class), view.source());
    }

    private int version(AnnotationView view) {
        Sourced<Integer> version = view.integer("version");
        if (version.value() < 1) {
            findings.add(DeclarationMessages.badLimit(version.source(), "version", version.value()));
        }
        return version.value();
    }

    private Optional<Sourced<TypeRef>> input(AnnotationView view) {
        Sourced<TypeMirror> given = view.type("input");
        if (TypeReader.isNamed(given.value(), Workflow.Unspecified.class.getCanonicalName())) {
            return Optional.empty();
        }
        shapeReader.add(given.value());
        return Optional.of(new Sourced<>(typeReader.read(given.value()), given.source()));
    }

    private static List<String> simpleNames(TypeElement type) {
        Deque<String> names = new ArrayDeque<>();
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            names.addFirst(each.getSimpleName().toString());
        }
        return List.copyOf(names);
    }
}
