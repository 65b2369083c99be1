package dev.lodestep.runtime.engine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.NodeState;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.StoredStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the end of a run means for its row and for those who wait for it. */
final class Endings {
    private Endings() {}

    static StoredStatus status(Ending ending) {
        if (ending instanceof Ending.Completed) {
            return StoredStatus.COMPLETED;
        }
        return ending instanceof Ending.Failed ? StoredStatus.FAILED : StoredStatus.CANCELLED;
    }

    /** Why it did not complete, in one line. */
    static Optional<String> reason(Ending ending) {
        if (ending instanceof Ending.Failed failed) {
            String undone = failed.compensationFailures().isEmpty()
                    ? ""
                    : "; " + failed.compensationFailures().size() + " compensations failed, too";
            return Optional.of(failed.primary() + undone);
        }
        return ending instanceof Ending.Cancelled ? Optional.of("cancelled") : Optional.empty();
    }

    /**
     * How a run ended, from its journal. Only what says it is decoded: damage elsewhere in the journal does not take the result away.
     *
     * @throws dev.lodestep.runtime.codec.DecodeException if that is what is damaged
     */
    static RunHost.Leaving.Ended stored(RunCodecs codecs, List<JournalRow> journal) {
        Entry last = codecs.entries().decode(journal.get(journal.size() - 1)).orElseThrow();
        Ending ending = ((Entry.Ended) last).ending();
        return new RunHost.Leaving.Ended(ending, storedAbort(codecs, journal, ending), null);
    }

    private static Optional<Object> storedAbort(RunCodecs codecs, List<JournalRow> journal, Ending ending) {
        if (!(ending instanceof Ending.Failed failed) || failed.primary().kind() != Failure.Kind.ABORTED) {
            return Optional.empty();
        }
        return journal.stream()
                .filter(row -> row.kind() == EntryKind.RESULT
                        && Objects.equals(row.node(), failed.primary().step()))
                .reduce((earlier, later) -> later)
                .flatMap(codecs.entries()::decode)
                .map(entry -> ((Entry.Completed) entry).value());
    }

    /** The result that aborted the run, if one of a node's cases did. */
    static Optional<Object> abortedWith(RunState state, Ending ending) {
        if (ending instanceof Ending.Failed failed
                && failed.primary().kind() == Failure.Kind.ABORTED
                && failed.primary().step() != null) {
            NodeState.Completed completed =
                    state.at(state.definition().place(failed.primary().step())).completion();
            return completed == null ? Optional.empty() : Optional.ofNullable(completed.value());
        }
        return Optional.empty();
    }
}
