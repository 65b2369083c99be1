package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.verification.simulation.program.Deed;
import dev.lodestep.verification.simulation.program.Part;
import dev.lodestep.verification.simulation.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the methods of one run did outside, against what is recorded of it. */
final class EffectRules {
    private static final long FROZEN_AT_MOST = 30_000_000_000L;

    private final History history;
    private final StoredRun run;
    private final List<Violation> found;
    private final List<Deed> deeds;

    EffectRules(History history, StoredRun run, List<Violation> found) {
        this.history = history;
        this.run = run;
        this.found = found;
        this.deeds = history.outside().of(run.row().id());
    }

    private void found(Invariant invariant, String text) {
        found.add(new Violation(invariant, run.row().id() + ": " + text));
    }

    void check() {
        results();
        given();
        keys();
        repeated();
        early();
    }

    /** Each recorded result is what some attempt gave. */
    private void results() {
        Program program = history.programOf(run);
        for (JournalRow row : run.journal()) {
            String place = row.node();
            if (row.kind() != EntryKind.RESULT || place == null) {
                continue;
            }
            Part part = program.about(place).orElse(null);
            if (part == null || part.kind() == Part.Kind.SLEEP || part.kind() == Part.Kind.CHILD) {
                continue;
            }
            String recorded = History.text(row);
            boolean given = deeds.stream()
                    .anyMatch(deed -> !deed.undo()
                            && deed.node().equals(part.name())
                            && !deed.result().isEmpty()
                            && recorded.contains(deed.result()));
            if (!given) {
                found(
                        Invariant.I9_EFFECTS_AND_KEYS,
                        place + " has the result " + recorded + ", which no attempt at it gave");
            }
        }
    }

    /** What an attempt was given is what was recorded. */
    private void given() {
        Program program = history.programOf(run);
        for (Deed deed : deeds) {
            Part part = program.part(deed.node()).orElse(null);
            if (part == null
                    || deed.undo()
                    || part.kind() == Part.Kind.EACH
                    || deed.given().equals("recovery")) {
                continue;
            }
            String[] values = deed.given().split(";", -1);
            for (int i = 0; i < part.before().size(); i++) {
                if (!recorded(program, part.before().get(i), values[i])) {
                    found(
                            Invariant.I4_JOURNAL_IS_A_PATH,
                            deed.key() + " was given " + values[i] + ", which is no recorded result of "
                                    + part.before().get(i));
                }
            }
        }
    }

    private boolean recorded(Program program, String node, String value) {
        Part producer = program.part(node).orElseThrow();
        boolean simple = producer.kind() == Part.Kind.STEP || producer.kind() == Part.Kind.WAIT;
        return !simple
                || value.equals("-")
                || run.journal().stream()
                        .anyMatch(row ->
                                node.equals(row.node()) && History.text(row).contains(value));
    }

    /** One key for one unit, and for no other. */
    private void keys() {
        Map<String, String> units = new HashMap<>();
        for (Deed deed : deeds) {
            if (deed.given().equals("recovery")) {
                continue;
            }
            String unit = deed.node() + (deed.undo() ? "/undo" : "") + "~" + deed.round() + deed.given();
            String there = units.putIfAbsent(deed.key() + (deed.undo() ? "/undo" : ""), unit);
            if (there != null && !there.equals(unit)) {
                found(
                        Invariant.I9_EFFECTS_AND_KEYS,
                        "the key " + deed.key() + " is given to " + there + " and to " + unit);
            }
        }
    }

    /** The same attempt twice: only after another claim of the run. */
    private void repeated() {
        Map<String, Deed> last = new HashMap<>();
        for (Deed deed : deeds) {
            if (deed.given().equals("recovery")) {
                continue;
            }
            String what = (deed.undo() ? "undo " : "") + deed.key() + " attempt " + deed.attempt();
            Deed before = last.put(what, deed);
            if (before != null && !excused(before, deed)) {
                found(
                        Invariant.I13_EXCUSES,
                        what + " ran twice without an excuse, in p" + before.process() + " and p" + deed.process());
            }
        }
    }

    /** A write was refused. In one process: a claim between the two. In two processes: a claim before the later one, for the earlier one may be frozen for long. */
    private boolean excused(Deed before, Deed deed) {
        long from = before.process() == deed.process() ? before.nanos() : before.nanos() - FROZEN_AT_MOST;
        return history.broken().contains(deed.process())
                || claimedWithin(run.row().id(), from, deed.nanos())
                || claimedWithin(run.row().id() + "~undo", from, deed.nanos());
    }

    private boolean claimedWithin(String id, long from, long to) {
        ModelRun model = history.model().run(id);
        return model != null
                && model.journal.stream()
                        .anyMatch(item -> (item.kind() == EntryKind.CLAIM || item.kind() == EntryKind.OPERATOR)
                                && item.nanos() >= from
                                && item.nanos() <= to);
    }

    /** The next attempt is not made before its pause is over. */
    private void early() {
        Program program = history.programOf(run);
        Map<String, List<Deed>> failed = new HashMap<>();
        for (Deed deed : deeds) {
            if (deed.given().equals("recovery")) {
                continue;
            }
            List<Deed> before =
                    failed.computeIfAbsent((deed.undo() ? "undo " : "") + deed.key(), key -> new ArrayList<>());
            Part part = program.part(deed.node()).orElse(null);
            if (part != null && deed.attempt() > 1 && before.stream().noneMatch(one -> mayFollow(part, one, deed))) {
                found(
                        Invariant.I12_NEVER_EARLY,
                        deed.key() + " was tried again at " + deed.at() + ", but had failed at "
                                + before.stream().map(Deed::at).toList());
            }
            before.add(deed);
        }
    }

    private static boolean mayFollow(Part part, Deed failed, Deed deed) {
        double least = part.pause().toNanos() * Math.pow(2, failed.attempt() - 1.0) * 0.79;
        boolean didNotFail = !failed.result()
                .isEmpty(); // its result came too late, or could not be recorded: when, nobody knows here
        return failed.attempt() == deed.attempt() - 1
                && (didNotFail || !failed.at().plusNanos((long) least).isAfter(deed.latest()));
    }
}
