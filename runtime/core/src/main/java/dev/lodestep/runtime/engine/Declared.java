package dev.lodestep.runtime.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What the store was told of a run beside its journal, so that people and senders of signals see it.
 *
 * @param waits the names of the signals that open waits take, sorted
 * @param compensating whether the run is being compensated
 */
record Declared(List<String> waits, boolean compensating) {
    Declared {
        waits = waits.stream().sorted().toList();
    }

    /** The same after a wait took a signal of that name in the store. */
    Declared without(String wait) {
        List<String> left = new ArrayList<>(waits);
        left.remove(wait);
        return new Declared(left, compensating);
    }
}
