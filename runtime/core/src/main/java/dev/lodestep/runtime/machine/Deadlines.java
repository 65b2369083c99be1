package dev.lodestep.runtime.machine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The deadlines that waits have computed from data: once, when they were first reached. Immutable. */
final class Deadlines {
    static final Deadlines NONE = new Deadlines(Map.of());

    private final Map<Place, Instant> times;

    private Deadlines(Map<Place, Instant> times) {
        this.times = times;
    }

    static Deadlines of(Map<Place, Instant> times) {
        return times.isEmpty() ? NONE : new Deadlines(Map.copyOf(times));
    }

    Map<Place, Instant> times() {
        return times;
    }

    @Nullable
    Instant at(Place place) {
        return times.get(place);
    }

    Deadlines with(Place place, Instant due) {
        Map<Place, Instant> more = new HashMap<>(times);
        more.put(place, due);
        return of(more);
    }

    /** Those of other nodes only. */
    Deadlines without(Predicate<String> nodes) {
        if (times.isEmpty()) {
            return this;
        }
        Map<Place, Instant> left = new HashMap<>(times);
        left.keySet().removeIf(place -> nodes.test(place.node()));
        return of(left);
    }
}
