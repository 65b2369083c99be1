package dev.lodestep.runtime;

import dev.lodestep.runtime.machine.RunState;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a plain run stands, with the children that run inside it.
 *
 * @param children those that have not ended, and those that may still have to be undone, by their names
 */
record PlainState(RunState state, Map<String, PlainState> children) {
    PlainState {
        children =
                Collections.unmodifiableSortedMap(new TreeMap<>(children)); // one order, in snapshots and in execution
    }

    static PlainState of(RunState state) {
        return new PlainState(state, Map.of());
    }

    PlainState with(String child, PlainState stands) {
        Map<String, PlainState> more = new TreeMap<>(children);
        more.put(child, stands);
        return new PlainState(state, more);
    }
}
