package dev.lodestep.runtime.store;

import java.util.ArrayList;
import java.util.List;

/**
 * How many runs stand alike.
 *
 * @param workflow the stored name of their workflow
 * @param standing where they stand
 * @param runs how many there are, from 1
 */
public record RunCount(String workflow, Standing standing, long runs) {
    /**
     * Puts counts together, for stores that count those that are being compensated once more by themselves.
     *
     * @param all of each workflow and status, whether its runs are being compensated or not
     * @param compensating those of them that are
     */
    public static List<RunCount> of(List<RunCount> all, List<RunCount> compensating) {
        List<RunCount> counts = new ArrayList<>(compensating);
        for (RunCount one : all) {
            long back = compensating.stream()
                    .filter(other -> other.workflow().equals(one.workflow())
                            && other.standing().status() == one.standing().status())
                    .mapToLong(RunCount::runs)
                    .sum();
            if (one.runs() > back) {
                counts.add(new RunCount(one.workflow(), one.standing(), one.runs() - back));
            }
        }
        return List.copyOf(counts);
    }
}
