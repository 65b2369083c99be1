package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store must hold if its answers are true, kept from those answers alone. Each answer is checked against it at once: the fence, the
 * journal that only grows, messages that are never overlooked, ends that are final, workers that are not robbed while they live.
 */
public final class Model {
    private final Duration lease;
    private final Map<Long, ModelRun> runs = new HashMap<>();
    private final Map<String, ModelRun> byId = new HashMap<>();
    private final Map<Long, Long> beats = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private int commits;

    /** An empty store, in which workers live on for a lease without a sign of life. */
    public Model(Duration lease) {
        this.lease = lease;
    }

    /** What was found so far. */
    public List<Violation> violations() {
        return violations;
    }

    /** How many entries were committed. */
    public int commits() {
        return commits;
    }

    @Nullable
    ModelRun run(String id) {
        return byId.get(id);
    }

    private void found(Invariant invariant, String text) {
        violations.add(new Violation(invariant, text));
    }

    void beat(long worker, long nanos) {
        beats.put(worker, nanos);
    }

    void left(long worker) {
        beats.remove(worker);
        freed(worker);
    }

    void died(long worker, long nanos) {
        Long last = beats.remove(worker);
        if (last != null && nanos - last < lease.toNanos()) {
            found(
                    Invariant.I13_EXCUSES,
                    "worker " + worker + " was declared dead " + (nanos - last) / 1_000_000
                            + " ms after its last beat");
        }
        freed(worker);
    }

    /** The runs of a dead worker are nobody's. */
    private void freed(long worker) {
        for (ModelRun run : runs.values()) {
            if (run.owner == worker) {
                run.owner = 0;
            }
        }
    }

    private ModelRun known(long number, String id) {
        ModelRun run = runs.computeIfAbsent(number, any -> new ModelRun(id));
        ModelRun there = byId.putIfAbsent(id, run);
        if (there != null && there != run) {
            found(Invariant.I1_STARTS_ARE_KEPT, "two runs have the id " + id);
        }
        return run;
    }

    void written(long worker, RunWrite write, WriteResult result, long nanos, Instant databaseNow) {
        if (!(result instanceof WriteResult.Written written)) {
            return;
        }
        if (write instanceof RunWrite.Start start) {
            ModelRun run = known(written.run(), start.id());
            if (run.journal.isEmpty()) {
                run.journal.add(new ModelRun.Item(start.token(), EntryKind.START, null, nanos));
                run.owner = start.owned() && beats.containsKey(worker) ? worker : 0;
                commits++;
            }
            return;
        }
        RunWrite.Fenced fenced = (RunWrite.Fenced) write;
        ModelRun run = runs.get(fenced.run());
        if (run == null) {
            found(Invariant.I3_JOURNAL_ONLY_GROWS, "a write for a run that was never started: " + fenced.run());
            return;
        }
        if (fenced.seq() <= run.journal.size()) {
            sentAgain(run, fenced);
        } else {
            appended(run, fenced, nanos, databaseNow);
        }
    }

    private void sentAgain(ModelRun run, RunWrite.Fenced write) {
        for (int i = 0; i < write.entries().size(); i++) {
            int at = write.seq() - 1 + i;
            NewEntry entry = write.entries().get(i);
            boolean same = at < run.journal.size()
                    && run.journal.get(at).claim() == write.claim()
                    && run.journal.get(at).kind() == entry.kind();
            if (!same) {
                found(
                        Invariant.I3_JOURNAL_ONLY_GROWS,
                        "position " + (at + 1) + " of " + run.id + " was acknowledged twice, once as " + entry.kind());
                return;
            }
        }
    }

    private void appended(ModelRun run, RunWrite.Fenced write, long nanos, Instant databaseNow) {
        boolean rowOnly = write.entries().isEmpty();
        if (rowOnly && run.owner == 0 && write.claim() == run.claim()) {
            return; // a park that took effect before
        }
        if (write.seq() != run.journal.size() + 1) {
            found(Invariant.I3_JOURNAL_ONLY_GROWS, "a gap before position " + write.seq() + " of " + run.id);
        }
        if (run.claim() != write.claim()) {
            found(
                    Invariant.I8_ONE_WRITER,
                    kinds(write) + " of " + run.id + " at " + write.seq() + " stands behind a claim of somebody else");
        }
        if (run.ended) {
            found(Invariant.I7_ENDS_ARE_FINAL, kinds(write) + " was written to " + run.id + " after its end");
        }
        lookedAtInbox(run, write);
        if (write instanceof RunWrite.TimeOut timeOut && timeOut.deadline().isAfter(databaseNow)) {
            found(
                    Invariant.I12_NEVER_EARLY,
                    kinds(write) + " of " + run.id + " was recorded before " + timeOut.deadline());
        }
        for (NewEntry entry : write.entries()) {
            run.journal.add(new ModelRun.Item(write.claim(), entry.kind(), entry.node(), nanos));
            commits++;
            if (entry.message() > 0 && !run.consumed.add(entry.message())) {
                found(Invariant.I11_MESSAGES, "message " + entry.message() + " of " + run.id + " was read twice");
            }
        }
        if (write instanceof RunWrite.Park) {
            run.owner = 0;
        } else if (write instanceof RunWrite.Finish) {
            ended(run);
        }
    }

    /** What must not overlook a message must have read all. */
    private void lookedAtInbox(ModelRun run, RunWrite.Fenced write) {
        int seen = run.inbox;
        if (write instanceof RunWrite.Park park) {
            seen = park.seenInbox();
        } else if (write instanceof RunWrite.Open open) {
            seen = open.seenInbox();
        } else if (write instanceof RunWrite.TimeOut timeOut) {
            seen = timeOut.seenInbox();
        } else if (write instanceof RunWrite.Finish finish && !finish.ignoreInbox()) {
            seen = finish.seenInbox();
        }
        if (seen != run.inbox) {
            found(
                    Invariant.I11_MESSAGES,
                    write.getClass().getSimpleName() + " of " + run.id + " overlooked a message: it had read " + seen
                            + " of " + run.inbox);
        }
    }

    private void ended(ModelRun run) {
        run.owner = 0;
        run.ended = true;
        ModelRun parent = run.parent == null ? null : byId.get(run.parent);
        if (parent != null && !parent.ended) {
            parent.inbox++;
        }
    }

    private static String kinds(RunWrite.Fenced write) {
        return write.entries().stream()
                .map(entry -> entry.kind() + (entry.node() == null ? "" : " " + entry.node()))
                .toList()
                .toString();
    }

    void claimed(long worker, Claimed claimed, Set<WorkflowVersion> versions, boolean again, long nanos) {
        ModelRun run = known(claimed.row().run(), claimed.row().id());
        run.parent =
                claimed.row().parent() == null ? null : claimed.row().parent().id();
        if (run.journal.isEmpty()) {
            run.journal.add(new ModelRun.Item(0, EntryKind.START, null, nanos));
        }
        if (!again
                && !versions.contains(new WorkflowVersion(
                        claimed.row().workflow(), claimed.row().version()))) {
            found(
                    Invariant.I14_KNOWN_VERSIONS,
                    run.id + " of " + claimed.row().workflow() + " v"
                            + claimed.row().version() + " was claimed by a worker that does not know it");
        }
        if (run.ended) {
            found(Invariant.I7_ENDS_ARE_FINAL, run.id + " was claimed after its end");
        }
        if (run.owner != 0 && (again ? run.owner != worker : beats.containsKey(run.owner))) {
            found(Invariant.I13_EXCUSES, run.id + " was claimed from worker " + run.owner + ", which is not dead");
        }
        if (claimed.seq() != run.journal.size() + 1) {
            found(
                    Invariant.I3_JOURNAL_ONLY_GROWS,
                    "a claim of " + run.id + " stands at " + claimed.seq() + " behind " + run.journal.size()
                            + " entries");
        }
        run.journal.add(new ModelRun.Item(claimed.claim(), EntryKind.CLAIM, null, nanos));
        run.owner = worker;
        commits++;
    }

    void released(long worker, long number, long claim) {
        ModelRun run = runs.get(number);
        if (run != null && run.owner == worker && run.claim() == claim) {
            run.owner = 0;
        }
    }

    void delivered(Message message, Delivery delivery) {
        boolean kept = delivery.answer() == Delivery.Answer.ACCEPTED || delivery.answer() == Delivery.Answer.BUFFERED;
        ModelRun run = kept ? known(delivery.run(), message.runId()) : null;
        if (run != null && run.tokens.add(message.token())) {
            if (run.ended || delivery.status().isFinal() && delivery.status() != StoredStatus.CANCELLED) {
                found(Invariant.I11_MESSAGES, "a message was taken by " + run.id + ", which has ended");
            }
            run.inbox++;
        }
    }
}
