package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.verification.simulation.program.Outside;
import dev.lodestep.verification.simulation.program.Program;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * A whole history, at its end.
 *
 * @param runs what is stored
 * @param programs the workflows
 * @param model what the store must hold if its answers were true
 * @param outside what was done outside
 * @param told what people were told
 * @param broken the processes of which a write failed as no store should let it fail, so that it was refused
 * @param purge deletes what has ended, and says how many there were
 */
public record History(
        Map<String, StoredRun> runs,
        Map<WorkflowVersion, Program> programs,
        Model model,
        Outside outside,
        Acknowledgements told,
        Set<Integer> broken,
        IntSupplier purge) {
    /** What a run is a run of. */
    Program programOf(StoredRun run) {
        return Objects.requireNonNull(
                programs.get(new WorkflowVersion(run.row().workflow(), run.row().version())));
    }

    /** Whether it is a run by which a parent undoes a child that had completed: its nodes are not run, only undone. */
    static boolean undoesAnother(StoredRun run) {
        return run.row().id().endsWith("~undo");
    }

    /** The payload of an entry as text. */
    static String text(JournalRow row) {
        return row.payload() == null ? "" : new String(row.payload(), StandardCharsets.UTF_8);
    }
}
