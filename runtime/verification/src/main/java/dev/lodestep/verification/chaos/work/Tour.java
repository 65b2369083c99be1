package dev.lodestep.verification.chaos.work;

import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.ForEach;
import dev.lodestep.Repeat;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Until;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import java.util.List;
import java.util.stream.IntStream;

/** Something for each of a list, a loop, and children; and an end that may undo it all. */
@Workflow(name = "tour")
@Retry(maxAttempts = 50, initial = "20ms", cap = "250ms")
public class Tour {
    private final Effects effects;

    /** One whose effects go there. */
    public Tour(Effects effects) {
        this.effects = effects;
    }

    /**
     * What is to happen.
     *
     * @param stops how many elements there are
     * @param rounds how many rounds
     * @param meals how many children
     * @param failures how many attempts fail at each element's first step
     * @param doomed whether it fails at the end
     */
    public record Plan(int stops, int rounds, int meals, int failures, boolean doomed) {}

    /** Somewhere to go. */
    public record Stop(int number) {}

    /** Been there. */
    public record Visited(int number) {}

    /** How far the walk has come. */
    public record Walked(int round, int upTo) {}

    /** The end. */
    public record Report(String text) {}

    @Step
    List<Stop> lay(Plan plan, StepContext step) {
        effects.leave("lay", step);
        return IntStream.range(0, plan.stops()).mapToObj(Stop::new).toList();
    }

    @Step
    Visited visit(@ForEach(maxConcurrency = 3) Stop stop, Plan plan, StepContext step) {
        effects.leave("visit#" + stop.number(), step);
        if (step.attempt() <= plan.failures()) {
            throw new IllegalStateException("planned failure " + step.attempt());
        }
        return new Visited(stop.number());
    }

    @Compensate("visit")
    void leave(Visited visited, StepContext step) {
        effects.leave("undo visit#" + visited.number(), step);
    }

    @Step
    Walked begin(List<Visited> visited, Plan plan, StepContext step) {
        effects.leave("begin", step);
        return new Walked(0, plan.rounds());
    }

    @Step
    @Repeat(max = 100)
    Walked walk(Walked walked, StepContext step) {
        effects.leave("walk~" + (walked.round() + 1), step);
        return new Walked(walked.round() + 1, walked.upTo());
    }

    @Compensate("walk")
    void back(Walked walked, StepContext step) {
        effects.leave("undo walk~" + walked.round(), step);
    }

    @Until("walk")
    boolean far(Walked walked) {
        return walked.round() >= walked.upTo();
    }

    @Child(value = Meal.class, after = "walk")
    List<Meal.Order> eat(Plan plan) {
        return IntStream.range(0, plan.meals())
                .mapToObj(number -> new Meal.Order("dish " + number, plan.failures()))
                .toList();
    }

    @Step
    Report report(List<Meal.Eaten> eaten, Walked walked, Plan plan, StepContext step) {
        effects.leave("report", step);
        if (plan.doomed()) {
            throw new WorkflowAbort("it rained");
        }
        return new Report(walked.round() + " rounds, " + eaten);
    }
}
