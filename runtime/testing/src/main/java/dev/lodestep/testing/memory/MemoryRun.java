package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Standing;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of the {@link MemoryStore} with its journal, inbox and checkpoint; guarded by the store's lock. */
final class MemoryRun {
    final long run;
    final String id;
    final String workflow;
    final int version;
    final byte[] inputDigest;
    final int priority;
    final Instant createdAt;

    final @Nullable Parent parent;
    final @Nullable Instant startAt;
    final Map<String, String> attributes;

    StoredStatus status = StoredStatus.READY;
    boolean compensating;

    @Nullable
    Instant endedAt;

    long owner;
    long claim;
    List<String> waits = List.of();

    @Nullable
    Instant dueAt;

    @Nullable
    String reason;

    @Nullable
    String failure;

    @Nullable
    Checkpoint checkpoint;

    private final List<JournalRow> journal = new ArrayList<>();
    private final List<InboxRow> inbox = new ArrayList<>();
    private final Set<Integer> consumed = new HashSet<>();

    MemoryRun(long run, RunWrite.Start start, @Nullable Parent parent, Instant now) {
        this.run = run;
        this.id = start.id();
        this.workflow = start.workflow();
        this.version = start.version();
        this.inputDigest = start.inputDigest().clone();
        this.priority = start.priority();
        this.createdAt = now;
        this.parent = parent;
        this.startAt = start.startAt();
        this.attributes = Map.copyOf(start.attributes());
    }

    WorkflowVersion workflowVersion() {
        return new WorkflowVersion(workflow, version);
    }

    Standing standing() {
        return new Standing(status, compensating);
    }

    /** The token of the newest entry. */
    long lastClaim() {
        return journal.get(journal.size() - 1).claim();
    }

    int length() {
        return journal.size();
    }

    int inboxCounter() {
        return inbox.size();
    }

    /** The token of the START entry: tells a start that is sent again from another one with the same id. */
    long startToken() {
        return journal.get(0).claim();
    }

    /** The fence: the position before is the last one, and was written under the claim. */
    boolean continues(long token, int seq) {
        return seq > 1 && journal.size() == seq - 1 && journal.get(seq - 2).claim() == token;
    }

    /** Whether a position was written under a claim. */
    boolean wrote(long token, int seq) {
        return seq >= 1 && seq <= journal.size() && journal.get(seq - 1).claim() == token;
    }

    /** Whether exactly these entries stand at these positions under the claim. */
    boolean wrote(long token, int seq, List<NewEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (!wrote(token, seq + i)) {
                return false;
            }
            JournalRow there = journal.get(seq + i - 1);
            NewEntry entry = entries.get(i);
            if (there.kind() != entry.kind() || !Objects.equals(there.node(), entry.node())) {
                return false;
            }
        }
        return true;
    }

    void record(long token, NewEntry entry, long worker, Instant now) {
        journal.add(new JournalRow(
                journal.size() + 1,
                token,
                entry.kind(),
                entry.node(),
                entry.attempt(),
                entry.message(),
                worker,
                entry.startedAt(),
                now,
                copy(entry.payload()),
                entry.crc()));
        if (entry.message() > 0) {
            consumed.add(entry.message());
        }
    }

    /** Whether an entry names no message, or one that is there. */
    boolean hasMessageOf(NewEntry entry) {
        return entry.message() == 0
                || entry.message() <= inbox.size()
                        && inbox.get(entry.message() - 1).token() == entry.token();
    }

    Optional<InboxRow> messageOf(long token) {
        return inbox.stream().filter(message -> message.token() == token).findFirst();
    }

    boolean hasMessage(MessageKind kind, String signalId) {
        return inbox.stream().anyMatch(message -> message.kind() == kind && signalId.equals(message.signalId()));
    }

    void receive(
            MessageKind kind,
            String name,
            int element,
            @Nullable String signalId,
            long token,
            boolean accepted,
            byte @Nullable [] payload,
            Instant now) {
        inbox.add(new InboxRow(inbox.size() + 1, kind, name, element, signalId, token, accepted, copy(payload), now));
    }

    long unreadSignals() {
        return inbox.stream()
                .filter(message -> message.kind() == MessageKind.SIGNAL && !consumed.contains(message.ord()))
                .count();
    }

    void keep(@Nullable Checkpoint newer) {
        if (newer != null && (checkpoint == null || checkpoint.seq() < newer.seq())) {
            checkpoint = copy(newer);
        }
    }

    /** The row, as of now, with its parent as it is told to readers. */
    RunRow row(@Nullable Parent told) {
        return new RunRow(
                run,
                id,
                workflow,
                version,
                status,
                compensating,
                priority,
                createdAt,
                endedAt,
                owner,
                claim,
                inbox.size(),
                waits,
                dueAt,
                reason,
                told,
                startAt,
                failure,
                attributes);
    }

    StoredRun stored(RunRow row, boolean wholeJournal) {
        int from = wholeJournal || checkpoint == null ? 0 : Math.min(checkpoint.seq(), journal.size());
        return new StoredRun(
                row,
                checkpoint == null ? null : copy(checkpoint),
                journal.subList(from, journal.size()).stream()
                        .map(MemoryRun::copy)
                        .toList(),
                messagesAfter(0));
    }

    List<InboxRow> messagesAfter(int ord) {
        return inbox.stream()
                .filter(message -> message.ord() > ord)
                .map(MemoryRun::copy)
                .toList();
    }

    // Arrays are copied on their way in and out, as they would be by any other store.

    private static JournalRow copy(JournalRow row) {
        return row.payload() == null
                ? row
                : new JournalRow(
                        row.seq(),
                        row.claim(),
                        row.kind(),
                        row.node(),
                        row.attempt(),
                        row.message(),
                        row.worker(),
                        row.startedAt(),
                        row.at(),
                        copy(row.payload()),
                        row.crc());
    }

    private static InboxRow copy(InboxRow row) {
        return row.payload() == null
                ? row
                : new InboxRow(
                        row.ord(),
                        row.kind(),
                        row.name(),
                        row.element(),
                        row.signalId(),
                        row.token(),
                        row.accepted(),
                        copy(row.payload()),
                        row.at());
    }

    private static Checkpoint copy(Checkpoint checkpoint) {
        return new Checkpoint(
                checkpoint.seq(), checkpoint.fingerprint(), checkpoint.state().clone());
    }

    private static byte @Nullable [] copy(byte @Nullable [] bytes) {
        return bytes == null ? null : bytes.clone();
    }
}
