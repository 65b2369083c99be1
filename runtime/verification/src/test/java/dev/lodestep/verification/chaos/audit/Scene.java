package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.StoredStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One run of a workflow with all that is known of it, in which everything is well: {@code a} was left by a process that was killed after it had
 * its effect, and done once more; {@code wait} took a signal; {@code pay} is transactional; {@code end} failed, and all was undone. A test
 * changes one thing.
 */
final class Scene {
    static final Facts FACTS = new Facts(Set.of("a", "wait", "end"), Set.of("pay"), Set.of("a", "pay"), Set.of());

    String id = "job-1";
    StoredStatus status = StoredStatus.FAILED;
    final List<Row> journal = new ArrayList<>();
    final List<Letter> inbox = new ArrayList<>();
    final List<Effect> outside = new ArrayList<>();
    final List<Effect> inside = new ArrayList<>();
    final List<Acknowledged> acknowledged = new ArrayList<>();
    final List<Disturbance> disturbances = new ArrayList<>();
    Map<String, String> results = Map.of("a", "1", "wait", "2", "pay", "3");

    Scene() {
        add(10, EntryKind.START, "", 0, OptionalInt.empty(), OptionalLong.of(100), "");
        add(20, EntryKind.CLAIM, "", 0, OptionalInt.empty(), OptionalLong.of(200), "");
        add(20, EntryKind.RESULT, "a", 1, OptionalInt.empty(), OptionalLong.empty(), "1");
        add(20, EntryKind.OPENED, "wait", 0, OptionalInt.empty(), OptionalLong.empty(), due(3_000));
        add(20, EntryKind.SIGNAL, "wait", 0, OptionalInt.of(1), OptionalLong.empty(), "");
        add(20, EntryKind.RESULT, "wait", 1, OptionalInt.empty(), OptionalLong.empty(), "2");
        add(20, EntryKind.RESULT, "pay", 1, OptionalInt.empty(), OptionalLong.empty(), "3");
        add(20, EntryKind.OPENED, "sleep", 0, OptionalInt.empty(), OptionalLong.empty(), due(4_000));
        add(20, EntryKind.TIMEOUT, "sleep", 0, OptionalInt.empty(), OptionalLong.empty(), "");
        add(20, EntryKind.FAILURE, "end", 1, OptionalInt.empty(), OptionalLong.empty(), "");
        add(20, EntryKind.COMPENSATED, "pay", 1, OptionalInt.empty(), OptionalLong.empty(), "");
        add(20, EntryKind.COMPENSATED, "a", 1, OptionalInt.empty(), OptionalLong.empty(), "");
        add(20, EntryKind.FINAL, "", 0, OptionalInt.empty(), OptionalLong.empty(), "");
        inbox.add(new Letter(1, Optional.of("job-1/answer"), true));
        outside.add(new Effect(1_000, "w1", id, "a", 1, id + "/a"));
        outside.add(new Effect(2_000, "w2", id, "a", 1, id + "/a"));
        outside.add(new Effect(3_000, "w2", id, "wait", 1, id + "/wait"));
        outside.add(new Effect(5_000, "w2", id, "end", 1, id + "/end"));
        outside.add(new Effect(6_000, "w2", id, "undo a", 1, id + "/a/undo"));
        inside.add(new Effect(3_500, "w2", id, "pay", 1, id + "/pay"));
        inside.add(new Effect(5_500, "w2", id, "undo pay", 1, id + "/pay/undo"));
        acknowledged.add(new Acknowledged.Wanted(id));
        acknowledged.add(new Acknowledged.Started(id));
        acknowledged.add(new Acknowledged.Signalled(id, "job-1/answer", "ACCEPTED"));
        acknowledged.add(new Acknowledged.Ended(id, "FAILED", "end"));
        disturbances.add(new Disturbance("KILL", Optional.of("w1"), 1_500, 1_500));
    }

    private static String due(long millis) {
        return "{\"due\":\"" + java.time.Instant.ofEpochMilli(millis) + "\"}";
    }

    void add(
            long claim,
            EntryKind kind,
            String node,
            int attempt,
            OptionalInt message,
            OptionalLong worker,
            String payload) {
        int seq = journal.size() + 1;
        journal.add(new Row(seq, claim, kind, node, attempt, message, worker, 4_000, payload));
    }

    /** The position of an entry, from 0. */
    int at(EntryKind kind, String node) {
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i).kind() == kind && journal.get(i).node().equals(node)) {
                return i;
            }
        }
        throw new IllegalArgumentException(kind + " " + node);
    }

    void remove(EntryKind kind, String node) {
        journal.remove(at(kind, node));
        renumber();
    }

    /** One more of the same at another place. */
    void insert(int at, Row row) {
        journal.add(at, row);
        renumber();
    }

    void swap(int one, int other) {
        java.util.Collections.swap(journal, one, other);
        renumber();
    }

    private void renumber() {
        for (int i = 0; i < journal.size(); i++) {
            Row row = journal.get(i);
            journal.set(
                    i,
                    new Row(
                            i + 1,
                            row.claim(),
                            row.kind(),
                            row.node(),
                            row.attempt(),
                            row.message(),
                            row.worker(),
                            row.atMillis(),
                            row.payload()));
        }
    }

    Evidence evidence() {
        Expected expected = new Expected(
                "end", Map.of("", new Expected.Ending(StoredStatus.FAILED, results, List.of("undo a", "undo pay"))));
        return new Evidence(
                List.of(new Story(id, "workflow", status, "", journal, inbox)),
                Map.of(100L, "w1", 200L, "w2"),
                outside,
                inside,
                acknowledged,
                disturbances,
                Map.of("workflow", FACTS),
                Map.of("job-1", List.of(expected)),
                Set.of());
    }
}
