package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.StoredStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as it stands in the store.
 *
 * @param id its id
 * @param workflow its workflow
 * @param status where it stands
 * @param reason why, if it says so
 * @param journal its journal, by position
 * @param inbox its inbox
 */
public record Story(
        String id, String workflow, StoredStatus status, String reason, List<Row> journal, List<Letter> inbox) {
    private static final String UNDO = "~undo";

    /** A row and the unit of work that it is about: the node with the element and the round; what undoes it, with that before it. */
    record Recorded(Row row, String unit) {}

    /** The run that a customer started and that has this one as its descendant, or is this one. */
    String job() {
        return id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
    }

    /** What comes after the job's id. */
    String suffix() {
        return id.substring(job().length());
    }

    /** The id under which its steps see themselves: what undoes a child acts for the child. */
    String actsFor() {
        return isUndo() ? id.substring(0, id.length() - UNDO.length()) : id;
    }

    boolean isUndo() {
        return id.endsWith(UNDO);
    }

    boolean ended() {
        return status == StoredStatus.COMPLETED || status == StoredStatus.FAILED || status == StoredStatus.CANCELLED;
    }

    List<Row> of(EntryKind kind) {
        return journal.stream().filter(row -> row.kind() == kind).toList();
    }

    /** The rows of these kinds with their units: RESULT, FAILURE, COMPENSATED, COMPENSATION_FAILED. */
    List<Recorded> recorded(Facts facts) {
        List<Recorded> recorded = new ArrayList<>();
        Map<String, Integer> rounds = new HashMap<>();
        Map<String, Deque<String>> done = new HashMap<>();
        for (Row row : journal) {
            String unit = facts.loops(row.node()) ? row.node() + "~" + rounds.getOrDefault(row.node(), 1) : row.node();
            switch (row.kind()) {
                case ROUND -> rounds.merge(row.node(), 2, (old, two) -> old + 1);
                case RESULT -> {
                    recorded.add(new Recorded(row, unit));
                    done.computeIfAbsent(row.node(), node -> new ArrayDeque<>()).push(unit);
                }
                case FAILURE -> recorded.add(new Recorded(row, unit));
                case COMPENSATED, COMPENSATION_FAILED -> {
                    Deque<String> left = done.getOrDefault(row.node(), new ArrayDeque<>());
                    String last = left.isEmpty() ? unit : left.peek();
                    if (row.kind() == EntryKind.COMPENSATED && !left.isEmpty()) {
                        left.pop();
                    }
                    recorded.add(new Recorded(row, "undo " + last));
                }
                default -> {}
            }
        }
        return recorded;
    }
}
