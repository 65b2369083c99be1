package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which messages of its inbox a run has consumed: all up to one, and some after it. Messages are mostly consumed in their order, so that this
 * stays small however many there were. Immutable.
 */
public final class Consumed {
    static final Consumed NONE = new Consumed(0, Set.of());

    private final int all;
    private final Set<Integer> later;

    private Consumed(int all, Set<Integer> later) {
        this.all = all;
        this.later = later;
    }

    /** Whether the message of a position was consumed. */
    public boolean contains(int position) {
        return position <= all || later.contains(position);
    }

    Consumed with(int position) {
        if (contains(position)) {
            return this;
        }
        if (later.isEmpty() && position == all + 1) {
            return new Consumed(position, later);
        }
        Set<Integer> more = new TreeSet<>(later);
        more.add(position);
        int upTo = all;
        while (more.remove(upTo + 1)) {
            upTo++;
        }
        return new Consumed(upTo, Set.copyOf(more));
    }

    /** The last of all that were consumed without a gap, then the others. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        if (all > 0 || !later.isEmpty()) {
            numbers.add(all);
            numbers.addAll(new TreeSet<>(later));
        }
        return numbers;
    }

    static Consumed of(List<Integer> numbers) {
        return numbers.isEmpty() ? NONE : new Consumed(numbers.get(0), Set.copyOf(numbers.subList(1, numbers.size())));
    }
}
