package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.StoredStatus;
import java.util.List;
import java.util.Map;

/**
 * How a job ends that nobody disturbs.
 *
 * @param told what its customer is told
 * @param runs its run and the descendants of that, by what follows the job's id in theirs
 */
public record Expected(String told, Map<String, Ending> runs) {
    /**
     * How one run ends.
     *
     * @param status where it stands
     * @param results the results, by unit
     * @param undone what is undone, sorted
     */
    public record Ending(StoredStatus status, Map<String, String> results, List<String> undone) {
        /** The one of a run as it is recorded. */
        public static Ending of(Story story, Facts facts) {
            Map<String, String> results = new java.util.TreeMap<>();
            List<String> undone = new java.util.ArrayList<>();
            for (Story.Recorded recorded : story.recorded(facts)) {
                switch (recorded.row().kind()) {
                    case RESULT -> results.put(recorded.unit(), recorded.row().payload());
                    case COMPENSATED -> undone.add(recorded.unit());
                    default -> {}
                }
            }
            return new Ending(story.status(), results, undone.stream().sorted().toList());
        }
    }
}
