package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the owner of a run has read of its inbox and not consumed. */
final class Inbox {
    private final List<InboxRow> unread = new ArrayList<>();
    private int seen;

    /** With what was read up to a position, and has been consumed. */
    Inbox(int seen) {
        this.seen = seen;
    }

    /** Adds messages that were read from the store; gives those that are new. */
    List<InboxRow> add(List<InboxRow> rows, RunState state) {
        List<InboxRow> fresh = rows.stream().filter(row -> row.ord() > seen).toList();
        for (InboxRow row : fresh) {
            seen = row.ord();
            if (!state.consumed().contains(row.ord())) {
                unread.add(row);
            }
        }
        return fresh;
    }

    /** The position up to which everything was read. */
    int seen() {
        return seen;
    }

    /** The same, if everything up to it was consumed, too; else 0: what is unread is to be read again. */
    int seenIfAllRead() {
        return unread.isEmpty() ? seen : 0;
    }

    /** The message of a position was consumed; 0: none was. */
    void consumed(int ord) {
        if (ord > 0) {
            remove(ord);
        }
    }

    private void remove(int ord) {
        unread.removeIf(row -> row.ord() == ord);
    }

    /** The names of the unread signals, one for each. */
    List<String> signals() {
        return unread.isEmpty()
                ? List.of()
                : unread.stream()
                        .filter(row -> row.kind() == MessageKind.SIGNAL)
                        .map(InboxRow::name)
                        .toList();
    }

    /** The unread ends of children, oldest first. */
    List<InboxRow> children() {
        return unread.stream().filter(row -> row.kind() == MessageKind.CHILD).toList();
    }

    /** The oldest unread message that is for the run as a whole, or a decision about a node, and may be taken up now. */
    Optional<InboxRow> control(Predicate<InboxRow> now) {
        return unread.stream()
                .filter(row -> row.kind() != MessageKind.SIGNAL && row.kind() != MessageKind.CHILD && now.test(row))
                .findFirst();
    }

    /** The oldest unread signal of a name. */
    Optional<InboxRow> signal(String name) {
        return unread.stream()
                .filter(row -> row.kind() == MessageKind.SIGNAL && row.name().equals(name))
                .findFirst();
    }
}
