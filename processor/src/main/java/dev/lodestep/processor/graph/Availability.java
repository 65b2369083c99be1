package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the parameters that can be without a value when they need one, and the shortest way on which they are. */
public final class Availability {
    private final Inference inference;
    private final Guards guards;
    private final Diagrams diagrams;

    /** Looks at one workflow. */
    public Availability(Inference inference) {
        this.inference = inference;
        guards = inference.guards();
        diagrams = guards.diagrams();
    }

    /**
     * A parameter without a value.
     *
     * @param parameter the parameter
     * @param way the decisions that lead there, one phrase for each; empty where the value is never there
     * @param givers the nodes that could have given it, each with when it runs
     */
    public record Missing(ParameterModel parameter, List<String> way, List<String> givers) {}

    /**
     * The parameter of a node that has no value on some way on which what decides about the node does: rule B-3. What decides is the one
     * of its conditions that implies all others.
     */
    public Optional<Missing> missing(int node) {
        List<Condition> conditions = guards.conditions(node);
        Optional<Missing> never = conditions.stream()
                .filter(each ->
                        each.diagram() == Diagrams.NEVER && each.parameter().isPresent())
                .filter(each ->
                        guards.values().isHopeless(each.parameter().get(), View.before(node, inference.reach())))
                .findFirst()
                .map(each -> missing(each.parameter().get(), Diagrams.ALWAYS));
        if (never.isPresent() || guards.reached(node) == Diagrams.NEVER) {
            return never;
        }
        List<Condition> fewest = conditions;
        int where = Diagrams.NEVER;
        for (Condition anchor : conditions) {
            int decided = diagrams.and(anchor.diagram(), guards.alive(node));
            List<Condition> violated = conditions.stream()
                    .filter(each -> !diagrams.implies(decided, each.diagram()))
                    .toList();
            if (violated.isEmpty()) {
                return keepsFromFollowing(node);
            }
            boolean better = violated.size() < fewest.size() || where == Diagrams.NEVER;
            if (better && violated.stream().anyMatch(each -> each.parameter().isPresent())) {
                fewest = violated;
                where = decided;
            }
        }
        int decided = where;
        return fewest.stream()
                .filter(each -> each.parameter().isPresent())
                .findFirst()
                .map(each -> missing(each.parameter().get(), diagrams.without(decided, each.diagram())));
    }

    /** The parameter that is never there on the way over one of the nodes in {@code after}. */
    private Optional<Missing> keepsFromFollowing(int node) {
        return inference.skeleton().after(node).stream()
                .map(guards::passed)
                .filter(passed -> passed != Diagrams.NEVER)
                .boxed()
                .flatMap(passed -> guards.conditions(node).stream()
                        .filter(each -> each.kind() == Condition.Kind.PARAMETER)
                        .filter(each -> diagrams.and(passed, each.diagram()) == Diagrams.NEVER)
                        .map(each -> missing(each.parameter().orElseThrow(), passed)))
                .findFirst();
    }

    /** Why a node that can never run cannot: what it would need, each with when that is there. */
    public List<String> whyNever(int node) {
        List<String> reasons = new ArrayList<>();
        for (Condition each : guards.conditions(node)) {
            String when = inference.phrases().when(each.diagram());
            reasons.add(
                    switch (each.kind()) {
                        case WHEN -> "its 'when' holds " + when;
                        case AFTER -> "what it comes after is passed " + when;
                        case CASE_PARAMETER, PARAMETER ->
                            each.parameter()
                                            .map(parameter -> parameter.type().display() + " " + parameter.name())
                                            .orElseThrow()
                                    + " is there " + when;
                    });
        }
        if (guards.alive(node) != Diagrams.ALWAYS) {
            reasons.add("the run goes on to it " + inference.phrases().when(guards.alive(node)));
        }
        return reasons;
    }

    /** The nodes in {@code after} that a node can never follow, since they exclude each other. */
    public List<String> neverFollowed(int node) {
        List<String> found = new ArrayList<>();
        inference.skeleton().after(node).stream()
                .filter(each -> diagrams.and(guards.passed(each), guards.reached(node)) == Diagrams.NEVER)
                .forEach(each -> found.add(inference.skeleton().nodes().name(each)));
        return found;
    }

    /** The parameters of a method that belongs to a node which have no value on some way on which the method is called. */
    public List<Missing> missing(int node, CompanionModel.OfNode method) {
        View before = View.before(node, inference.reach());
        View behind = View.behind(node, inference.reach());
        if (method instanceof CompanionModel.CompensationMethod compensation) {
            return compensation.evenIfFailed()
                    ? missing(node, method, before, behind, guards.began(node))
                    : missing(node, method, behind, behind, guards.ran(node));
        }
        if (method instanceof CompanionModel.UntilMethod) {
            return missing(node, method, behind, behind, guards.ran(node));
        }
        int asked = method instanceof CompanionModel.OnlyIfMethod ? guards.reached(node) : guards.began(node);
        return missing(node, method, before, before, asked);
    }

    /** The parameters of the method that makes the result which have no value on some way to an end of the run. */
    public List<Missing> missing(CompanionModel.ResultMethod result) {
        View view = View.atEnd(inference.skeleton().nodes().size());
        return missing(result.parameters(), view, view, diagrams.not(guards.aborted()));
    }

    private List<Missing> missing(int node, CompanionModel method, View certain, View possible, int needed) {
        List<ParameterModel> parameters = method.parameters().stream()
                .filter(each ->
                        OwnElement.of(inference.skeleton().nodes().get(node), method, each) == Binding.Element.NOTHING)
                .toList();
        return missing(parameters, certain, possible, needed);
    }

    private List<Missing> missing(List<ParameterModel> parameters, View certain, View possible, int needed) {
        List<Missing> found = new ArrayList<>();
        for (ParameterModel parameter : parameters) {
            View view = parameter.role() == ParameterRole.OPTIONAL ? possible : certain;
            boolean nobody = guards.values().isHopeless(parameter, view);
            if (parameter.role() == ParameterRole.OPTIONAL && nobody) {
                found.add(missing(parameter, Diagrams.ALWAYS));
            } else if (parameter.role() == ParameterRole.MANDATORY) {
                int available = nobody ? Diagrams.NEVER : guards.values().available(parameter, view);
                int without = diagrams.without(needed, available);
                if (without != Diagrams.NEVER) {
                    found.add(missing(parameter, available == Diagrams.NEVER ? Diagrams.ALWAYS : without));
                }
            }
        }
        return found;
    }

    private Missing missing(ParameterModel parameter, int where) {
        List<String> givers = inference.skeleton().producers().of(parameter).stream()
                .mapToObj(each -> "'" + inference.skeleton().nodes().name(each) + "' runs " + inference.runsWhen(each))
                .toList();
        return new Missing(parameter, inference.phrases().shortestWay(where), givers);
    }
}
