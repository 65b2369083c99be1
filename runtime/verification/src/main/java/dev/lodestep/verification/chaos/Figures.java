package dev.lodestep.verification.chaos;

import java.util.List;

/** Numbers, sorted. */
final class Figures {
    private Figures() {}

    /** The one that so many percent are not above; 0 if there is none. */
    static long percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return 0;
        }
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }
}
