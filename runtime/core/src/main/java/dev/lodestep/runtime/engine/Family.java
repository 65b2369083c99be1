package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.Parent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an owner of a run has to do with the run's children and its parent, beside recording it. */
final class Family {
    private final RunHost host;
    private final String runId;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Children children;
    private final @Nullable Parent parent;
    private final Set<Work.Child> told = new HashSet<>();

    Family(RunHost host, String runId, LoadedRun run, Ledger ledger, Outbox outbox) {
        this.host = host;
        this.runId = runId;
        this.ledger = ledger;
        this.outbox = outbox;
        this.children = new Children(host, runId, run.priority());
        this.parent = run.parent();
    }

    /** The runs that it starts. */
    Children children() {
        return children;
    }

    /** The run that started it; empty if nobody did. */
    Optional<Parent> parent() {
        return Optional.ofNullable(parent);
    }

    /** The cancellations that this owner has handed on. */
    Set<Work.Child> told() {
        return told;
    }

    /** Hands a cancellation on. One that was handed on before, also by another owner, has no effect. */
    void cancel(Work.Child child) {
        String id = child.name().id(ChildName.origin(ledger.durable(), runId));
        String mode = Objects.requireNonNull(child.cancel()).name();
        String once = runId + "/cancel/" + mode;
        Delivery delivery = host.send(new Message(
                id, MessageKind.CANCEL, mode, once, host.environment().randomLong(), null));
        outbox.add(() -> host.noticed(delivery));
        told.add(child);
    }

    /** Entries were saved: if runs were started with them, somebody may claim those. */
    void saved(List<Unsaved> sent) {
        for (Unsaved one : sent) {
            if (one.entry() instanceof Entry.Spawned spawned) {
                NodeDefinition node = ledger.durable()
                        .definition()
                        .node(spawned.place().node())
                        .orElseThrow();
                host.startsRunsOf(node.child().orElseThrow().workflow().get().version());
            }
        }
        if (sent.stream().map(Unsaved::entry).anyMatch(Children::starts)) {
            outbox.add(host::workMayBeThere);
        }
    }

    /**
     * The id of a child is another run's: what was to start that child has failed.
     *
     * @param sent what was not written
     * @param unsaved how much of it happened before the decision to write it, and is unsaved still
     */
    void conflict(List<Unsaved> sent, int unsaved, String id) {
        RunState state = ledger.durable();
        for (int at = 0; at < sent.size(); at++) {
            Entry entry = sent.get(at).entry();
            List<NewChild> started = children.of(state, List.of(sent.get(at)));
            if (started.stream().anyMatch(child -> child.id().equals(id))) {
                Entry failure = Attempts.conflict(state, entry, id);
                if (at < unsaved) {
                    ledger.replace(at, failure);
                } else {
                    ledger.add(failure, null);
                }
                return;
            }
            state = state.apply(entry);
        }
        throw new IllegalStateException("child '" + id + "' is said to be another run, but none was to have that id");
    }
}
