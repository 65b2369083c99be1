package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.Inference;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.graph.Skeleton;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Executes a workflow in every possible way by rule O-3 itself, node after node, with no condition worked out beforehand: the reference for
 * what the analysis claims. Only the edges and the deciders of {@code when} are taken from the inference.
 */
final class Simulation {
    private final WorkflowModel model;
    private final Inference inference;
    private final List<Execution> executions = new ArrayList<>();

    /** The choices of one execution, asked for one after the other. */
    private static final class Choices {
        private final List<Integer> taken;
        private final List<Integer> sizes = new ArrayList<>();

        Choices(List<Integer> taken) {
            this.taken = new ArrayList<>(taken);
        }

        int next(int size) {
            if (sizes.size() == taken.size()) {
                taken.add(0);
            }
            sizes.add(size);
            return taken.get(sizes.size() - 1);
        }

        /** The choices of the next execution, if this was not the last. */
        Optional<List<Integer>> successor() {
            for (int i = sizes.size() - 1; i >= 0; i--) {
                if (taken.get(i) + 1 < sizes.get(i)) {
                    List<Integer> next = new ArrayList<>(taken.subList(0, i));
                    next.add(taken.get(i) + 1);
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        }
    }

    /** A value: the case it is, if its type has cases. */
    record Value(TypeRef type, Optional<Case> leaf) {}

    /** What happened to each node in one execution. */
    static final class Execution {
        Optional<Value> input = Optional.empty();
        final Map<Integer, Value> values = new HashMap<>();
        final Set<Integer> ran = new TreeSet<>();
        final Set<Integer> passed = new TreeSet<>();
        final Set<Integer> stopped = new TreeSet<>();
        final Set<Integer> ended = new TreeSet<>();
        final Map<Integer, List<Boolean>> conditions = new HashMap<>();
        boolean aborted;
    }

    private Simulation(WorkflowModel model, Inference inference) {
        this.model = model;
        this.inference = inference;
        Optional<List<Integer>> choices = Optional.of(List.of());
        while (choices.isPresent()) {
            Choices asked = new Choices(choices.get());
            executions.add(execute(asked));
            choices = asked.successor();
        }
    }

    /** All executions of a workflow; empty where no order is inferred in which there could be any. */
    static Optional<Simulation> of(WorkflowModel model) {
        OrderedWorkflow ordered = OrderedWorkflow.of(Skeleton.of(model), type -> false);
        return ordered.edges().order().map(order -> new Simulation(model, Inference.of(ordered)));
    }

    List<Execution> executions() {
        return executions;
    }

    Inference inference() {
        return inference;
    }

    private Execution execute(Choices choices) {
        Execution run = new Execution();
        run.input = inference.input().map(type -> value(type, choices));
        for (int node : inference.sorted()) {
            NodeModel declared = inference.skeleton().nodes().get(node);
            boolean stopped = ancestors(node).stream().anyMatch(run.ended::contains);
            List<Boolean> conditions = conditions(run, node);
            run.conditions.put(node, conditions);
            if (stopped) {
                run.stopped.add(node);
                continue;
            }
            if (conditions.contains(false)) {
                continue;
            }
            run.passed.add(node);
            boolean guarded = model.conditions().stream()
                    .anyMatch(each -> each.target().value().equals(declared.name()));
            if (guarded && choices.next(2) == 1) {
                continue;
            }
            run.ran.add(node);
            if (declared.result().isPresent() && !(declared.returns().mayBeAbsent() && choices.next(2) == 1)) {
                Value value = value(declared.result().get(), choices);
                run.values.put(node, value);
                if (isOneOf(value, declared.flow().ends())) {
                    run.ended.add(node);
                }
                if (isOneOf(value, declared.flow().aborts())) {
                    run.ended.add(node);
                    run.aborted = true;
                }
            }
        }
        return run;
    }

    private Value value(TypeRef type, Choices choices) {
        List<Case> leaves = model.shapes().leaves(type);
        return new Value(
                type, leaves.isEmpty() ? Optional.empty() : Optional.of(leaves.get(choices.next(leaves.size()))));
    }

    private boolean isOneOf(Value value, List<Sourced<String>> cases) {
        return cases.stream().anyMatch(each -> isCase(value, each.value()));
    }

    private boolean isCase(Value value, String label) {
        String plain = label.substring(label.lastIndexOf('.') + 1);
        return value.leaf()
                .filter(leaf -> leaf.label().equals(plain)
                        || leaf instanceof Case.OfType named
                                && model.shapes().subtypes(value.type()).stream()
                                        .filter(each -> each.simpleName().equals(plain))
                                        .anyMatch(each ->
                                                model.shapes().subtypes(each).contains(named.type())))
                .isPresent();
    }

    /** In a fixed order: {@code when}, {@code after}, then each mandatory parameter. */
    private List<Boolean> conditions(Execution run, int node) {
        NodeModel declared = inference.skeleton().nodes().get(node);
        List<Boolean> found = new ArrayList<>();
        inference.when(node).flatMap(each -> each.decider()).ifPresent(decider -> {
            Optional<Value> decided = decider == inference.skeleton().nodes().size()
                    ? run.input
                    : Optional.ofNullable(run.values.get(decider));
            found.add(decided.filter(value -> isOneOf(value, declared.flow().when()))
                    .isPresent());
        });
        if (!declared.flow().after().isEmpty()) {
            found.add(declared.flow().after().stream().anyMatch(each -> run.passed.contains(number(each.value()))));
        }
        for (ParameterModel parameter : declared.dataParameters()) {
            if (parameter.role() == ParameterRole.MANDATORY) {
                found.add(lastValue(run, parameter, ancestors(node))
                        .filter(value -> gives(value, parameter.type()))
                        .isPresent());
            }
        }
        return found;
    }

    boolean gives(Value value, TypeRef wanted) {
        return value.type().equals(wanted)
                || value.leaf()
                        .filter(leaf -> leaf instanceof Case.OfType named
                                && (named.type().equals(wanted)
                                        || model.shapes().subtypes(wanted).contains(named.type())))
                        .isPresent();
    }

    private int number(String name) {
        return inference.skeleton().nodes().find(name).orElseThrow();
    }

    Set<Integer> ancestors(int node) {
        Set<Integer> found = new TreeSet<>();
        List<Integer> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            inference.graph().predecessors(open.remove(0)).stream()
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    /** Those of some nodes that gave a candidate for the parameter and after which no other of them did. */
    Set<Integer> lastGivers(Execution run, ParameterModel parameter, Set<Integer> among) {
        Set<Integer> gave = new TreeSet<>();
        for (int node : among) {
            NodeModel declared = inference.skeleton().nodes().get(node);
            boolean named = parameter.from().isEmpty()
                    || parameter.from().get(0).value().equals(declared.name());
            boolean fits = declared.result()
                    .filter(type -> type.equals(parameter.type())
                            || model.shapes().subtypes(type).contains(parameter.type()))
                    .isPresent();
            if (named && fits && run.values.containsKey(node)) {
                gave.add(node);
            }
        }
        Set<Integer> last = new TreeSet<>(gave);
        gave.forEach(each -> last.removeAll(ancestors(each)));
        return last;
    }

    /** The value of a parameter: that of the last giver, or else the input. */
    Optional<Value> lastValue(Execution run, ParameterModel parameter, Set<Integer> among) {
        Set<Integer> last = lastGivers(run, parameter, among);
        if (!last.isEmpty()) {
            // Of several that are unordered any one may be the last; the one that fits lets most workflows go on.
            return last.stream()
                    .map(run.values::get)
                    .filter(value -> gives(value, parameter.type()))
                    .findFirst()
                    .or(() -> Optional.of(run.values.get(last.iterator().next())));
        }
        return !parameter.from().isEmpty()
                ? Optional.empty()
                : run.input.filter(value -> value.type().equals(parameter.type())
                        || model.shapes().subtypes(value.type()).contains(parameter.type()));
    }
}
