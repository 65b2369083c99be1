package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.UndoStart;
import dev.lodestep.runtime.machine.UnknownNodeException;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rebuilds a run's state: from its checkpoint and what came after it, or, if that cannot be read, from its whole journal. */
final class Loader {
    private final RunCodecs workflow;
    private final Function<String, Optional<StoredRun>> runs;

    /**
     * A loader of runs of one workflow.
     *
     * @param runs reads a run with its whole journal, for one that undoes another
     */
    Loader(RunCodecs workflow, Function<String, Optional<StoredRun>> runs) {
        this.workflow = workflow;
        this.runs = runs;
    }

    /**
     * The state of a stored run.
     *
     * @throws DecodeException if the journal cannot be read either
     * @throws UnknownNodeException if it names a node that the workflow does not have
     */
    RunState state(StoredRun stored) {
        Checkpoint checkpoint = stored.checkpoint();
        if (checkpoint != null) {
            try {
                return fold(workflow.states().decode(checkpoint.state()), after(stored.journal(), checkpoint.seq()));
            } catch (RuntimeException e) {
                List<JournalRow> journal =
                        runs.apply(stored.row().id()).map(StoredRun::journal).orElse(List.of());
                if (journal.isEmpty() || journal.get(0).kind() != EntryKind.START) {
                    throw e;
                }
                return replay(stored.row(), journal);
            }
        }
        return replay(stored.row(), stored.journal());
    }

    /** The state that a whole journal gives. */
    RunState replay(RunRow row, List<JournalRow> journal) {
        if (journal.isEmpty() || journal.get(0).kind() != EntryKind.START) {
            throw new IllegalStateException("the journal does not begin with its start, and there is no checkpoint");
        }
        workflow.entries().decode(journal.get(0)); // a damaged one is not to be taken for an input
        return fold(first(row, journal.get(0)), journal);
    }

    /** A run that undoes another one begins where that one ended. */
    private RunState first(RunRow row, JournalRow start) {
        if (row.parent() == null || !ChildName.undoes(row.parent().node()) || start.payload() == null) {
            return RunState.started(workflow.definition(), input(start));
        }
        UndoStart from = UndoStart.decode(start.payload());
        StoredRun undone = runs.apply(from.undoes())
                .orElseThrow(() -> new IllegalStateException("run '" + from.undoes() + "', which run '" + row.id()
                        + "' undoes, is not in this store any more: what it did can only be undone by hand"));
        return replay(undone.row(), undone.journal()).undoing(from.because());
    }

    private RunState fold(RunState from, List<JournalRow> journal) {
        RunState state = from;
        for (JournalRow row : journal) {
            Optional<Entry> entry = workflow.entries().decode(row);
            if (entry.isPresent()) {
                state = state.apply(entry.get());
            }
        }
        return state;
    }

    private @Nullable Object input(JournalRow start) {
        WorkflowDefinition<?, ?> definition = workflow.definition();
        if (definition.input().isEmpty() || start.payload() == null) {
            return null;
        }
        Codec<?> codec = definition.input().get();
        try {
            return workflow.decode(codec, start.payload());
        } catch (DecodeException e) {
            throw e.under("$.input")
                    .withContext(
                            definition.version().workflow(),
                            definition.version().version());
        }
    }

    private static List<JournalRow> after(List<JournalRow> journal, int position) {
        return journal.stream().filter(row -> row.seq() > position).toList();
    }
}
