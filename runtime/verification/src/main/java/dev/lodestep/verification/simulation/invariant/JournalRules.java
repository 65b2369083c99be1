package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.simulation.program.Part;
import dev.lodestep.verification.simulation.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The journal of one run by itself: it has ended, is what was acknowledged, and is a path of its program. */
final class JournalRules {
    private static final Set<EntryKind> SETTLES = Set.of(
            EntryKind.RESULT, EntryKind.SKIP, EntryKind.FAILURE, EntryKind.TIMEOUT, EntryKind.CHILD, EntryKind.SPAWNED);

    private final History history;
    private final StoredRun run;
    private final List<Violation> found;

    JournalRules(History history, StoredRun run, List<Violation> found) {
        this.history = history;
        this.run = run;
        this.found = found;
    }

    private void found(Invariant invariant, String text) {
        found.add(new Violation(invariant, run.row().id() + ": " + text));
    }

    void check() {
        sameAsModel();
        if (!run.row().status().isFinal()) {
            found(
                    Invariant.I2_EVERY_RUN_ENDS,
                    "is " + run.row().status() + " for ever, waits for "
                            + run.row().waits() + ", due " + run.row().dueAt() + ", "
                            + run.row().reason());
            return;
        }
        JournalRow last = run.journal().get(run.journal().size() - 1);
        if (last.kind() != EntryKind.FINAL) {
            found(Invariant.I7_ENDS_ARE_FINAL, "ends by " + last.kind());
        }
        if (!History.undoesAnother(run)) {
            path();
            if (run.row().status() == StoredStatus.COMPLETED) {
                allSettled();
            }
        }
    }

    private void sameAsModel() {
        ModelRun model = history.model().run(run.row().id());
        if (model == null) {
            if (run.row().parent() == null) {
                found(Invariant.I3_JOURNAL_ONLY_GROWS, "is there, but nobody started it");
            }
            return;
        }
        long claim = 0;
        for (int i = 0; i < run.journal().size(); i++) {
            JournalRow row = run.journal().get(i);
            if (row.seq() != i + 1) {
                found(Invariant.I3_JOURNAL_ONLY_GROWS, "has entry " + row.seq() + " at position " + (i + 1));
                return;
            }
            if (row.kind() == EntryKind.START || row.kind() == EntryKind.CLAIM) {
                claim = row.claim();
            }
            if (row.claim() != claim) {
                found(Invariant.I8_ONE_WRITER, "entry " + row.seq() + " stands behind a claim of somebody else");
            }
            if (i < model.journal.size() && row.kind() != model.journal.get(i).kind()) {
                found(
                        Invariant.I3_JOURNAL_ONLY_GROWS,
                        "entry " + row.seq() + " is " + row.kind() + ", but "
                                + model.journal.get(i).kind() + " was acknowledged");
                return;
            }
        }
        if (run.journal().size() != model.journal.size()) {
            found(
                    Invariant.I3_JOURNAL_ONLY_GROWS,
                    "has " + run.journal().size() + " entries; acknowledged were " + model.journal.size());
        }
    }

    /** A node completes after all that it follows were settled, and outside of loops once. */
    private void path() {
        Program program = history.programOf(run);
        Set<String> settled = new HashSet<>();
        Set<String> completed = new HashSet<>();
        boolean undoing = false;
        for (JournalRow row : run.journal()) {
            String place = row.node();
            if (row.kind() == EntryKind.COMPENSATED) {
                undoing = true;
            }
            if (place == null) {
                continue;
            }
            if (row.kind() == EntryKind.RESULT) {
                result(program, place, settled, completed, undoing);
            }
            if (SETTLES.contains(row.kind())) {
                settled.add(place);
                program.about(place).ifPresent(part -> settled.add(part.name()));
            }
        }
    }

    private void result(Program program, String place, Set<String> settled, Set<String> completed, boolean undoing) {
        Part part = program.about(place).orElse(null);
        if (part == null) {
            if (!place.startsWith("list-")) {
                found(Invariant.I4_JOURNAL_IS_A_PATH, "has a result of '" + place + "', which is no node");
            }
            return;
        }
        if (!settled.containsAll(part.before())) {
            found(Invariant.I4_JOURNAL_IS_A_PATH, place + " completed before " + part.before() + " were settled");
        }
        boolean once = !program.loops(part.name());
        if (once && !completed.add(place)) {
            found(Invariant.I3_JOURNAL_ONLY_GROWS, place + " completed twice");
        }
        if (undoing) {
            found(Invariant.I6_ENDS_FIT_THE_JOURNAL, place + " completed after something was undone");
        }
    }

    private void allSettled() {
        Set<String> touched = new HashSet<>();
        for (JournalRow row : run.journal()) {
            if (row.node() != null) {
                touched.add(row.node());
                history.programOf(run).about(row.node()).ifPresent(part -> touched.add(part.name()));
            }
        }
        for (Part part : history.programOf(run).parts()) {
            if (!touched.contains(part.name())) {
                found(Invariant.I6_ENDS_FIT_THE_JOURNAL, "completed without " + part.name());
            }
        }
    }
}
