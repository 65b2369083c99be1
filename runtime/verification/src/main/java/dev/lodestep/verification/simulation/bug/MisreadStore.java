package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store that gives something else to owners than what is stored. */
final class MisreadStore extends BuggyStore {
    private final UnaryOperator<StoredRun> change;

    MisreadStore(Store real, UnaryOperator<StoredRun> change) {
        super(real);
        this.change = change;
    }

    @Override
    public Optional<StoredRun> load(long run) {
        return real.load(run).map(change);
    }

    @Override
    public List<InboxRow> inbox(long run, int afterOrd) {
        Optional<StoredRun> stored = real.load(run);
        return stored.isEmpty()
                ? List.of()
                : change.apply(stored.get()).inbox().stream()
                        .filter(message -> message.ord() > afterOrd)
                        .toList();
    }
}
