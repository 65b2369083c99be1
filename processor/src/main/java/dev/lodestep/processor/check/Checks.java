package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.diagnostic.ValueMessages;
import dev.lodestep.processor.graph.GraphAssembler;
import dev.lodestep.processor.graph.Inference;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.graph.Skeleton;
import dev.lodestep.processor.graph.TooManyDecisions;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.ChildModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies all rules to a workflow in their order: what is written, then the order that follows from it, then the graph. A rule never sees
 * what it could not make sense of, and what only follows from a reported fault is not reported.
 */
public final class Checks {
    private static final List<ModelRule> MODEL_RULES = List.of(
            new NoSteps(),
            new DuplicateNames(),
            new UnknownSteps(),
            new UnknownOwnCases(),
            new ReturnTypes(),
            new CompensationTargets(),
            new CompanionTargets(),
            new RecoverMethods(),
            new SpecialParameters(),
            new ChildWorkflows(),
            new MissingCompensations(),
            new WaitPayloads(),
            new BadDurations(),
            new BadRetries(),
            new BadLimits(),
            new BadSchedules(),
            new EndlessWaits());

    private static final List<OrderRule> ORDER_RULES = List.of(
            new TwoInputs(),
            new ScheduledInputs(),
            new UnproducedTypes(),
            new UnknownWhenCases(),
            new OrderCycles(),
            new BadLoops(),
            new BadRaces());

    private static final List<GraphRule> GRAPH_RULES = List.of(
            new SeveralStarts(),
            new UnreachableSteps(),
            new MissingValues(),
            new LoopEnds(),
            new AmbiguousParameters(),
            new UnhandledCases(),
            new AccidentalConcurrency(),
            new CompensationValues(),
            new CompanionValues(),
            new ChildCycles(),
            new ResultValues(),
            new NoResult());

    private Checks() {}

    /** Checks a workflow, and infers its graph where nothing is wrong with it. */
    public static CheckedWorkflow check(WorkflowModel declared) {
        WorkflowModel workflow = declared.sorted();
        Report report = new Report();
        MODEL_RULES.forEach(rule -> rule.check(workflow, report));
        try {
            Optional<Inference> inference = hasDistinctNodes(workflow) ? infer(workflow, report) : Optional.empty();
            Optional<WorkflowGraph> graph =
                    report.hasErrors() ? Optional.empty() : inference.map(GraphAssembler::assemble);
            return new CheckedWorkflow(graph, report.findings());
        } catch (TooManyDecisions tooMany) {
            report.add(OrderMessages.tooManyDecisions(workflow.source(), workflow.simpleName()));
            return new CheckedWorkflow(Optional.empty(), report.findings());
        }
    }

    private static boolean hasDistinctNodes(WorkflowModel workflow) {
        Stream<String> names = workflow.nodes().stream().map(NodeModel::name);
        return !workflow.nodes().isEmpty()
                && names.distinct().count() == workflow.nodes().size();
    }

    private static boolean isUnknownChild(NodeModel node) {
        return node.kind() instanceof NodeKind.Child kind && kind.child().state() != ChildModel.State.KNOWN;
    }

    private static Optional<Inference> infer(WorkflowModel workflow, Report report) {
        Skeleton skeleton = Skeleton.of(workflow);
        List<TypeRef> produced = skeleton.producers().results();
        OrderedWorkflow ordered = OrderedWorkflow.of(
                skeleton, type -> ValueMessages.nearest(type, produced).isPresent());
        boolean ungiven = !ordered.input().rivals().isEmpty()
                || !ordered.input().unproduced().isEmpty();
        if (ungiven && workflow.nodes().stream().anyMatch(Checks::isUnknownChild)) {
            return Optional.empty(); // what nothing gives may be what that one gives
        }
        ORDER_RULES.forEach(rule -> rule.check(ordered, report));
        if (ordered.edges().order().isEmpty() || !ordered.input().rivals().isEmpty()) {
            return Optional.empty();
        }
        Inference inference = Inference.of(ordered);
        Subject subject = Subject.of(inference);
        GRAPH_RULES.forEach(rule -> rule.check(subject, report));
        return Optional.of(inference);
    }
}
