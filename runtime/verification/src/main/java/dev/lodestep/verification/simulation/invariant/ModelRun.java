package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.EntryKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a run from the store's own answers. */
final class ModelRun {
    final String id;
    final List<Item> journal = new ArrayList<>();
    final Set<Integer> consumed = new HashSet<>();
    final Set<Long> tokens = new HashSet<>();
    long owner;
    int inbox;
    boolean ended;

    @Nullable
    String parent;

    /** An entry, as far as it is known. */
    record Item(long claim, EntryKind kind, @Nullable String node, long nanos) {}

    ModelRun(String id) {
        this.id = id;
    }

    long claim() {
        return journal.get(journal.size() - 1).claim();
    }
}
