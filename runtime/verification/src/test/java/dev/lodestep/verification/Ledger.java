package dev.lodestep.verification;

import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** In which order users' code was called and results became durable; outlives the processes of a test. */
final class Ledger {
    private final List<String> lines = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> last = new HashMap<>();
    private final Set<String> recorded = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private final List<String> ranAgain = new ArrayList<>();
    private int repairs;

    /** The stage of one process; a thread of a dead process calls nothing any more. */
    Stage stage(BooleanSupplier dead) {
        return new Stage() {
            @Override
            public void called(String place, String call) {
                if (dead.getAsBoolean()) {
                    throw new IllegalStateException("this process is dead");
                }
                note(place, call);
            }

            @Override
            public int repairs() {
                synchronized (Ledger.this) {
                    return repairs;
                }
            }
        };
    }

    private synchronized void note(String place, String call) {
        lines.add("call " + call);
        calls.add(call);
        last.put(place, call);
        if (recorded.contains(call) || failed.contains(call)) {
            ranAgain.add(call);
        }
    }

    /** What was called, in this order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** A write took effect; {@code run} stands before the names of what it is about. */
    synchronized void wrote(RunWrite write, WriteResult result, String run) {
        if (write instanceof RunWrite.Fenced fenced && result instanceof WriteResult.Written) {
            for (NewEntry entry : fenced.entries()) {
                wrote(entry, run);
            }
        }
    }

    private void wrote(NewEntry entry, String run) {
        switch (entry.kind()) {
            case RESULT, ASKED -> record(run + entry.node());
            case COMPENSATED -> record("undo " + run + entry.node());
            case OPENED -> record("due " + run + entry.node());
            case FAILURE -> fail(run + entry.node());
            case COMPENSATION_FAILED -> fail("undo " + run + entry.node());
            case OPERATOR -> {
                repairs++;
                failed.clear();
            }
            default -> {}
        }
    }

    private void record(String what) {
        lines.add("recorded " + what);
        recorded.add(last.getOrDefault(what, what));
    }

    /** Only where calls are told apart by their attempts. */
    private void fail(String what) {
        String call = last.getOrDefault(what, what);
        if (!call.equals(what)) {
            lines.add("recorded the failure of " + call);
            failed.add(call);
        }
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
