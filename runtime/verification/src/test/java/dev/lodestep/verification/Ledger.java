package dev.lodestep.verification;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** In which order users' code was called and results became durable; outlives the processes of a test. */
final class Ledger {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> recorded = new HashSet<>();
    private final List<String> ranAgain = new ArrayList<>();

    /** A step is called, or, with {@code undo} before its name, what undoes it; a thread of a dead process calls nothing any more. */
    synchronized void called(String what, BooleanSupplier dead) {
        if (dead.getAsBoolean()) {
            throw new IllegalStateException("this process is dead");
        }
        lines.add("call " + what);
        if (recorded.contains(what)) {
            ranAgain.add(what);
        }
    }

    /** A write took effect. */
    synchronized void wrote(RunWrite write, WriteResult result) {
        if (write instanceof RunWrite.Fenced fenced && result instanceof WriteResult.Written) {
            for (NewEntry entry : fenced.entries()) {
                if (entry.kind() == EntryKind.RESULT) {
                    record(entry.node());
                } else if (entry.kind() == EntryKind.COMPENSATED) {
                    record("undo " + entry.node());
                }
            }
        }
    }

    private void record(String what) {
        lines.add("recorded " + what);
        recorded.add(what);
    }

    /** What was called although its result was durable. */
    synchronized List<String> ranAgain() {
        return List.copyOf(ranAgain);
    }

    @Override
    public synchronized String toString() {
        return String.join(", ", lines);
    }
}
