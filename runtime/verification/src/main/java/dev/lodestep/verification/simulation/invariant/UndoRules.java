package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.simulation.program.Part;
import dev.lodestep.verification.simulation.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What was undone of one run: everything that had completed and can be undone, in reverse order, or nothing. */
final class UndoRules {
    private final History history;
    private final StoredRun run;
    private final List<Violation> found;

    UndoRules(History history, StoredRun run, List<Violation> found) {
        this.history = history;
        this.run = run;
        this.found = found;
    }

    void check() {
        List<String> undone = undone();
        List<String> completed = completed();
        if (run.row().status() == StoredStatus.COMPLETED && !undone.isEmpty() && !History.undoesAnother(run)) {
            found.add(new Violation(
                    Invariant.I5_UNDONE_IN_REVERSE, run.row().id() + " completed, but " + undone + " were undone"));
        }
        Collections.reverse(completed);
        boolean undoes = run.row().status() == StoredStatus.FAILED;
        if ((undoes || !undone.isEmpty()) && !History.undoesAnother(run) && !isInOrder(undone, completed)) {
            found.add(new Violation(
                    Invariant.I5_UNDONE_IN_REVERSE,
                    run.row().id() + ": " + undone + " were undone, in place of " + completed));
        }
    }

    /** Whoever is asked to stop at once, undoes no more. */
    private boolean isInOrder(List<String> undone, List<String> completed) {
        boolean stopped = run.inbox().stream()
                .anyMatch(message ->
                        message.kind() == MessageKind.CANCEL && message.name().equals(CancelMode.STOP.name()));
        return undone.equals(completed)
                || stopped && undone.equals(completed.subList(0, Math.min(undone.size(), completed.size())));
    }

    private List<String> undone() {
        List<String> places = new ArrayList<>();
        for (JournalRow row : run.journal()) {
            if (row.kind() == EntryKind.COMPENSATED && undoable(row).isPresent()) {
                places.add(row.node());
            }
        }
        return places;
    }

    private List<String> completed() {
        List<String> places = new ArrayList<>();
        for (JournalRow row : run.journal()) {
            if (row.kind() == EntryKind.RESULT && undoable(row).isPresent()) {
                places.add(row.node());
            }
        }
        return places;
    }

    private Optional<Part> undoable(JournalRow row) {
        Program program = history.programOf(run);
        return Optional.ofNullable(row.node()).flatMap(program::about).filter(Part::undoable);
    }
}
