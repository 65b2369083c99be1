package dev.lodestep.verification.chaos.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All that is known when the faults are over.
 *
 * @param stories the runs in the store
 * @param workers which process each worker number belonged to
 * @param outside the effects outside of the store
 * @param inside the effects in its database
 * @param acknowledged what customers were told
 * @param disturbances what the controller did
 * @param facts the workflows
 * @param expected how jobs end when undisturbed, by the job's id: the ways that there are
 * @param cancelled the jobs that their customers meant to cancel
 */
public record Evidence(
        List<Story> stories,
        Map<Long, String> workers,
        List<Effect> outside,
        List<Effect> inside,
        List<Acknowledged> acknowledged,
        List<Disturbance> disturbances,
        Map<String, Facts> facts,
        Map<String, List<Expected>> expected,
        Set<String> cancelled) {
    Facts facts(Story story) {
        return Objects.requireNonNull(facts.get(story.workflow()), story.workflow());
    }
}
