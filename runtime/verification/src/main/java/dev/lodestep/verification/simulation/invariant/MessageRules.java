package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inbox of one run against its journal: signals are read in order, children tell once, and who was accepted is read. */
final class MessageRules {
    private final History history;
    private final StoredRun run;
    private final List<Violation> found;

    MessageRules(History history, StoredRun run, List<Violation> found) {
        this.history = history;
        this.run = run;
        this.found = found;
    }

    private void found(Invariant invariant, String text) {
        found.add(new Violation(invariant, run.row().id() + ": " + text));
    }

    void check() {
        Map<Integer, InboxRow> inbox = new HashMap<>();
        run.inbox().forEach(message -> inbox.put(message.ord(), message));
        Set<String> ids = new HashSet<>();
        for (InboxRow message : run.inbox()) {
            if (message.signalId() != null && !ids.add(message.kind() + message.signalId())) {
                found(Invariant.I11_MESSAGES, "message " + message.signalId() + " is there twice");
            }
        }
        Map<String, Integer> last = new HashMap<>();
        Set<Integer> read = new HashSet<>();
        for (JournalRow row : run.journal()) {
            InboxRow message = inbox.get(row.message());
            if (row.message() == 0) {
                continue;
            }
            if (message == null || !read.add(row.message())) {
                found(Invariant.I11_MESSAGES, row.kind() + " reads message " + row.message() + ", gone or read before");
                return;
            }
            if (row.kind() == EntryKind.SIGNAL) {
                Integer before = last.put(message.name(), row.message());
                if (before != null && before > row.message()) {
                    found(
                            Invariant.I11_MESSAGES,
                            "signal " + message.signalId() + " was read after a younger one of its name");
                }
            }
        }
        if (run.row().status() == StoredStatus.COMPLETED) {
            for (InboxRow message : run.inbox()) {
                if (message.kind() == MessageKind.SIGNAL && message.accepted() && !read.contains(message.ord())) {
                    found(Invariant.I11_MESSAGES, "signal " + message.signalId() + " was accepted and never read");
                }
            }
        }
        children();
    }

    private void children() {
        Parent parent = run.row().parent();
        if (parent == null) {
            return;
        }
        long told = history.runs().values().stream()
                .filter(other -> other.row().run() == parent.run())
                .flatMap(other -> other.inbox().stream())
                .filter(message -> message.kind() == MessageKind.CHILD
                        && message.name().equals(parent.node())
                        && message.element() == parent.element())
                .count();
        long siblings = history.runs().values().stream()
                .filter(other -> parent.equals(other.row().parent()))
                .count();
        long twins = history.runs().values().stream()
                .filter(other -> parent.equals(other.row().parent())
                        && History.undoesAnother(other) == History.undoesAnother(run))
                .count();
        if (told > siblings) {
            found(Invariant.I16_CHILDREN, "told its parent of its end " + told + " times");
        }
        if (twins > 1 + asked(parent)) {
            found(Invariant.I16_CHILDREN, "is one of " + twins + " children of one place");
        }
    }

    /** How often somebody asked the parent to try again: each time a failed child is started once more. */
    private long asked(Parent parent) {
        return history.runs().values().stream()
                .filter(other -> other.row().run() == parent.run())
                .flatMap(other -> other.journal().stream())
                .filter(row -> row.kind() == EntryKind.OPERATOR)
                .count();
    }
}
