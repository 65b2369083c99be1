package dev.lodestep.processor.model;

import dev.lodestep.Compensation;
import dev.lodestep.OnFailure;
import dev.lodestep.OnLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Builds workflows for tests in as few lines as the source would have. What follows a node ({@code after}, {@code when}, …) modifies it.
 *
 * <p>Parameters are written as {@code Payment}, {@code Optional<Payment>}, {@code @From(charge) Payment}, {@code StepContext} or
 * {@code Failure}; the first parameter of a wait is its payload. A result {@code void} is none, {@code Optional<Payment>} may be absent.
 */
public final class WorkflowBuilder {
    private static final FlowModel NO_FLOW = new FlowModel(List.of(), List.of(), List.of(), List.of());

    private final String name;
    private final Map<TypeRef, Shape> shapes = new HashMap<>();
    private final List<NodeModel> nodes = new ArrayList<>();
    private final List<CompanionModel.CompensationMethod> compensations = new ArrayList<>();
    private final List<CompanionModel.OnlyIfMethod> conditions = new ArrayList<>();
    private final List<CompanionModel.RecoverMethod> recoveries = new ArrayList<>();
    private final List<CompanionModel.UntilMethod> untils = new ArrayList<>();
    private final List<CompanionModel.DueMethod> dues = new ArrayList<>();
    private final List<CompanionModel.CheckMethod> checks = new ArrayList<>();
    private final List<CompanionModel.ResultMethod> results = new ArrayList<>();
    private Compensation compensation = Compensation.OPTIONAL;
    private Optional<Sourced<TypeRef>> input = Optional.empty();
    private Optional<RetryModel> retry = Optional.empty();

    private WorkflowBuilder(String name) {
        this.name = name;
    }

    public static WorkflowBuilder workflow(String name) {
        return new WorkflowBuilder(name);
    }

    public WorkflowBuilder sealed(String type, String... cases) {
        shapes.put(
                TestTypes.parse(type),
                new Shape.Sealed(Arrays.stream(cases).map(TestTypes::parse).toList()));
        return this;
    }

    public WorkflowBuilder enumeration(String type, String... constants) {
        shapes.put(TestTypes.parse(type), new Shape.Enumeration(List.of(constants)));
        return this;
    }

    public WorkflowBuilder input(String type) {
        input = Optional.of(new Sourced<>(TestTypes.parse(type), new Place(name + ".input")));
        return this;
    }

    public WorkflowBuilder compensationRequired() {
        compensation = Compensation.REQUIRED;
        return this;
    }

    public WorkflowBuilder classRetry(RetryModel policy) {
        retry = Optional.of(policy);
        return this;
    }

    public WorkflowBuilder step(String method, String result, String... parameters) {
        return node(method, new NodeKind.Step(false, Compensation.OPTIONAL), result, parameters(method, parameters));
    }

    /** A wait; {@code timeout} is empty for none. Without parameters it takes no payload. */
    public WorkflowBuilder waits(String method, String result, String timeout, String... parameters) {
        List<ParameterModel> all = new ArrayList<>(parameters(method, parameters));
        if (!all.isEmpty()) {
            ParameterModel first = all.get(0);
            ParameterRole role =
                    first.role() == ParameterRole.OPTIONAL ? ParameterRole.OPTIONAL_PAYLOAD : ParameterRole.PAYLOAD;
            all.set(
                    0,
                    new ParameterModel(
                            first.name(), first.type(), role, first.from(), first.forEach(), first.source()));
        }
        Optional<Sourced<String>> time =
                timeout.isEmpty() ? Optional.empty() : Optional.of(at(method, "timeout", timeout));
        return node(method, new NodeKind.Wait(at(method, "signal", method), time, true), result, all);
    }

    /** A step that asks: result and carry, and its parameters, of which the payload is the first. */
    public WorkflowBuilder asks(String method, String result, String carry, String... parameters) {
        waits(method, result, "", parameters);
        Optional<TypeRef> carried = carry.isEmpty() ? Optional.empty() : Optional.of(TestTypes.parse(carry));
        return modify(node -> with(
                node,
                new NodeKind.Reentrant(
                        new NodeKind.Step(false, Compensation.OPTIONAL), (NodeKind.Wait) node.kind(), carried)));
    }

    public WorkflowBuilder sleeps(String method, String returned, String... parameters) {
        return node(method, new NodeKind.Sleep(), returned, parameters(method, parameters));
    }

    /** A child workflow that takes and gives these ({@code void} for nothing), started by a method that returns this. */
    public WorkflowBuilder child(
            String method, String workflow, String takes, String gives, String returned, String... parameters) {
        Optional<TypeRef> input = returns(takes).type();
        ChildModel child = new ChildModel(
                at(method, "child", TestTypes.parse(workflow)),
                ChildModel.State.KNOWN,
                returned.startsWith("List<") && !returned.equals(takes),
                input,
                returns(gives).type(),
                returns(gives).mayBeAbsent(),
                Set.of());
        return node(method, new NodeKind.Child(child), returned, parameters(method, parameters));
    }

    /** Changes what is known of the child that the last node starts. */
    public WorkflowBuilder childIs(ChildModel.State state, String... alwaysStarts) {
        return modify(node -> {
            ChildModel child = ((NodeKind.Child) node.kind()).child();
            return with(
                    node,
                    new NodeKind.Child(new ChildModel(
                            child.workflow(),
                            state,
                            child.list(),
                            child.input(),
                            child.result(),
                            child.mayBeAbsent(),
                            Arrays.stream(alwaysStarts).map(TestTypes::parse).collect(Collectors.toSet()))));
        });
    }

    public WorkflowBuilder parallel() {
        return modifiers(each -> new NodeModifiers(
                true, each.continueOnError(), each.race(), each.repeat(), each.rateLimit(), each.concurrency()));
    }

    public WorkflowBuilder continueOnError() {
        return modifiers(each -> new NodeModifiers(
                each.parallel(), true, each.race(), each.repeat(), each.rateLimit(), each.concurrency()));
    }

    public WorkflowBuilder firstOf(String group) {
        return modifiers(each -> new NodeModifiers(
                each.parallel(),
                each.continueOnError(),
                Optional.of(at(last(), "firstOf", group)),
                each.repeat(),
                each.rateLimit(),
                each.concurrency()));
    }

    public WorkflowBuilder limited(String rate, int concurrency) {
        return modifiers(each -> new NodeModifiers(
                each.parallel(),
                each.continueOnError(),
                each.race(),
                each.repeat(),
                Optional.of(at(last(), "rateLimit", rate)),
                Optional.of(new ConcurrencyModel(at(last(), "limit", concurrency), Optional.empty()))));
    }

    /** Repeats from a node, or where that is empty from itself. */
    public WorkflowBuilder repeat(String from, int max) {
        return repeat(from, max, "", OnLimit.FAIL);
    }

    public WorkflowBuilder repeat(String from, int max, String every, OnLimit onLimit) {
        RepeatModel repeat = new RepeatModel(
                from.isEmpty() ? Optional.empty() : Optional.of(at(last(), "from", from)),
                at(last(), "max", max),
                every.isEmpty() ? Optional.empty() : Optional.of(at(last(), "every", every)),
                onLimit,
                new Place(last() + ".repeat"));
        return modifiers(each -> new NodeModifiers(
                each.parallel(),
                each.continueOnError(),
                each.race(),
                Optional.of(repeat),
                each.rateLimit(),
                each.concurrency()));
    }

    private WorkflowBuilder modifiers(UnaryOperator<NodeModifiers> change) {
        return modify(node -> new NodeModel(
                node.name(),
                node.method(),
                node.kind(),
                node.returns(),
                node.parameters(),
                node.flow(),
                change.apply(node.modifiers()),
                node.retry(),
                node.timeout(),
                node.source()));
    }

    private String last() {
        return nodes.get(nodes.size() - 1).name();
    }

    private static NodeModel with(NodeModel node, NodeKind kind) {
        return copy(node, node.name(), kind, node.flow(), node.retry(), node.timeout());
    }

    private WorkflowBuilder node(String method, NodeKind kind, String result, List<ParameterModel> parameters) {
        nodes.add(new NodeModel(
                method,
                method,
                kind,
                returns(result),
                parameters,
                NO_FLOW,
                NodeModifiers.none(),
                Optional.empty(),
                Optional.empty(),
                new Place(method)));
        return this;
    }

    public WorkflowBuilder after(String... names) {
        return flow("after", names, (flow, values) -> new FlowModel(values, flow.when(), flow.ends(), flow.aborts()));
    }

    public WorkflowBuilder when(String... cases) {
        return flow("when", cases, (flow, values) -> new FlowModel(flow.after(), values, flow.ends(), flow.aborts()));
    }

    public WorkflowBuilder ends(String... cases) {
        return flow("ends", cases, (flow, values) -> new FlowModel(flow.after(), flow.when(), values, flow.aborts()));
    }

    public WorkflowBuilder aborts(String... cases) {
        return flow("aborts", cases, (flow, values) -> new FlowModel(flow.after(), flow.when(), flow.ends(), values));
    }

    private interface FlowChange {
        FlowModel apply(FlowModel flow, List<Sourced<String>> values);
    }

    private WorkflowBuilder flow(String attribute, String[] values, FlowChange change) {
        String last = nodes.get(nodes.size() - 1).name();
        List<Sourced<String>> sourced =
                Arrays.stream(values).map(each -> at(last, attribute, each)).toList();
        return modify(node ->
                copy(node, node.name(), node.kind(), change.apply(node.flow(), sourced), node.retry(), node.timeout()));
    }

    public WorkflowBuilder named(String stableName) {
        return modify(node -> copy(node, stableName, node.kind(), node.flow(), node.retry(), node.timeout()));
    }

    public WorkflowBuilder signal(String signal) {
        return modify(node -> {
            NodeKind.Wait wait = node.kind().asWait().orElseThrow();
            NodeKind.Wait renamed = new NodeKind.Wait(at(node.name(), "signal", signal), wait.timeout(), wait.buffer());
            return with(
                    node,
                    node.kind() instanceof NodeKind.Reentrant asks
                            ? new NodeKind.Reentrant(asks.step(), renamed, asks.carry())
                            : renamed);
        });
    }

    public WorkflowBuilder withoutCompensation() {
        NodeKind kind = new NodeKind.Step(false, Compensation.NONE);
        return modify(node -> copy(node, node.name(), kind, node.flow(), node.retry(), node.timeout()));
    }

    public WorkflowBuilder timeout(String text) {
        return modify(node -> copy(
                node,
                node.name(),
                node.kind(),
                node.flow(),
                node.retry(),
                Optional.of(at(node.name(), "timeout", text))));
    }

    public WorkflowBuilder retry(RetryModel policy) {
        return modify(node -> copy(node, node.name(), node.kind(), node.flow(), Optional.of(policy), node.timeout()));
    }

    private WorkflowBuilder modify(UnaryOperator<NodeModel> change) {
        int last = nodes.size() - 1;
        nodes.set(last, change.apply(nodes.get(last)));
        return this;
    }

    private static NodeModel copy(
            NodeModel node,
            String stableName,
            NodeKind kind,
            FlowModel flow,
            Optional<RetryModel> retry,
            Optional<Sourced<String>> timeout) {
        return new NodeModel(
                stableName,
                node.method(),
                kind,
                node.returns(),
                node.parameters(),
                flow,
                node.modifiers(),
                retry,
                timeout,
                node.source());
    }

    /** A policy as text: attempts, first pause, factor, longest pause, jitter. */
    public static RetryModel policy(int attempts, String initial, double factor, String cap, double jitter) {
        return policy(attempts, initial, factor, cap, jitter, List.of(), List.of());
    }

    public static RetryModel policy(
            int attempts, String initial, double factor, String cap, double jitter, List<String> on, List<String> not) {
        return new RetryModel(
                at("retry", "maxAttempts", attempts),
                at("retry", "initial", initial),
                at("retry", "factor", factor),
                at("retry", "cap", cap),
                at("retry", "jitter", jitter),
                on.stream().map(TestTypes::parse).toList(),
                not.stream().map(TestTypes::parse).toList());
    }

    public WorkflowBuilder compensate(String target, String method, String... parameters) {
        return compensate(target, method, false, parameters);
    }

    public WorkflowBuilder compensateEvenIfFailed(String target, String method, String... parameters) {
        return compensate(target, method, true, parameters);
    }

    private WorkflowBuilder compensate(String target, String method, boolean evenIfFailed, String... parameters) {
        compensations.add(new CompanionModel.CompensationMethod(
                at(method, "compensates", target),
                method,
                parameters(method, parameters),
                evenIfFailed,
                Optional.empty(),
                Optional.empty(),
                new Place(method)));
        return this;
    }

    public WorkflowBuilder onlyIf(String target, String method, String... parameters) {
        return onlyIfReturning("boolean", target, method, parameters);
    }

    public WorkflowBuilder onlyIfReturning(String result, String target, String method, String... parameters) {
        conditions.add(new CompanionModel.OnlyIfMethod(
                at(method, "onlyIf", target),
                method,
                parameters(method, parameters),
                returns(result),
                new Place(method)));
        return this;
    }

    public WorkflowBuilder result(String method, String result, String... parameters) {
        results.add(new CompanionModel.ResultMethod(
                method, parameters(method, parameters), returns(result), new Place(method)));
        return this;
    }

    /** A recovery; an exception as the first parameter is what it is for. */
    public WorkflowBuilder recover(String target, String method, String result, String... parameters) {
        List<ParameterModel> all = new ArrayList<>(parameters(method, parameters));
        if (!all.isEmpty() && all.get(0).type().name().matches(".*(Exception|Error|Abort)")) {
            all.set(0, inRole(all.get(0), ParameterRole.EXCEPTION));
        }
        recoveries.add(new CompanionModel.RecoverMethod(
                at(method, "recovers", target), method, all, returns(result), new Place(method)));
        return this;
    }

    public WorkflowBuilder until(String target, String method, String... parameters) {
        untils.add(new CompanionModel.UntilMethod(
                at(method, "until", target),
                method,
                parameters(method, parameters),
                returns("boolean"),
                new Place(method)));
        return this;
    }

    public WorkflowBuilder due(String target, String method, String... parameters) {
        dues.add(new CompanionModel.DueMethod(
                at(method, "due", target),
                method,
                parameters(method, parameters),
                ReturnModel.of(TypeRef.of("java.time.Instant")),
                new Place(method)));
        return this;
    }

    /** A check, which takes the payload first. */
    public WorkflowBuilder check(String target, String method, String... parameters) {
        List<ParameterModel> all = new ArrayList<>(parameters(method, parameters));
        if (!all.isEmpty()) {
            all.set(0, inRole(all.get(0), ParameterRole.PAYLOAD));
        }
        checks.add(new CompanionModel.CheckMethod(
                at(method, "checks", target), method, all, ReturnModel.nothing(), new Place(method)));
        return this;
    }

    private static ParameterModel inRole(ParameterModel parameter, ParameterRole role) {
        return new ParameterModel(
                parameter.name(), parameter.type(), role, parameter.from(), parameter.forEach(), parameter.source());
    }

    private static <T> Sourced<T> at(String method, String attribute, T value) {
        return new Sourced<>(value, new Place(method + "." + attribute + "[" + value + "]"));
    }

    private static ReturnModel returns(String result) {
        if (result.equals("void")) {
            return ReturnModel.nothing();
        }
        TypeRef type = TestTypes.parse(result);
        return type.name().equals("Optional")
                ? new ReturnModel(Optional.of(type.arguments().get(0)), true, false)
                : ReturnModel.of(type);
    }

    private static List<ParameterModel> parameters(String method, String... texts) {
        return Arrays.stream(texts).map(text -> parameter(method, text)).toList();
    }

    private static ParameterModel parameter(String method, String text) {
        List<Sourced<String>> from = List.of();
        String rest = text;
        if (text.startsWith("@From(")) {
            String names = text.substring("@From(".length(), text.indexOf(')'));
            from = Arrays.stream(names.split("\\|"))
                    .map(each -> at(method, "from", each))
                    .toList();
            rest = text.substring(text.indexOf(')') + 1).trim();
        }
        boolean forEach = rest.startsWith("@ForEach ");
        boolean carry = rest.startsWith("@Carry ");
        rest = rest.replaceFirst("^@(ForEach|Carry) ", "");
        TypeRef type = TestTypes.parse(rest);
        ParameterRole role = carry
                ? ParameterRole.CARRY
                : switch (type.name()) {
                    case "Optional" -> ParameterRole.OPTIONAL;
                    case "StepContext" -> ParameterRole.STEP_CONTEXT;
                    case "Failure" -> ParameterRole.FAILURE;
                    case "Connection" -> ParameterRole.CONNECTION;
                    default -> from.size() > 1 ? ParameterRole.GATHERED : ParameterRole.MANDATORY;
                };
        TypeRef taken = type.name().equals("Optional") || role == ParameterRole.GATHERED
                ? type.arguments().get(0)
                : type;
        String variable = taken.simpleName().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + taken.simpleName().substring(1);
        return new ParameterModel(
                variable,
                forEach ? TypeRef.listOf(taken) : taken,
                role,
                from,
                forEach ? Optional.of(new ForEachModel(taken, at(method, "maxConcurrency", 8))) : Optional.empty(),
                new Place(method + "(" + rest + ")"));
    }

    public WorkflowModel build() {
        return new WorkflowModel(
                "shop",
                List.of(name),
                "shop." + name,
                1,
                new WorkflowSettings(
                        OnFailure.COMPENSATE, OnFailure.COMPENSATE, false, 0, compensation, Optional.empty()),
                input,
                retry,
                nodes,
                new WorkflowMethods(compensations, conditions, recoveries, untils, dues, checks, results),
                new TypeShapes(shapes),
                new Place(name));
    }
}
