package dev.lodestep.verification.chaos;

import static java.util.stream.Collectors.groupingBy;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.verification.chaos.audit.Acknowledged;
import dev.lodestep.verification.chaos.audit.Auditor;
import dev.lodestep.verification.chaos.audit.Evidence;
import dev.lodestep.verification.chaos.audit.Story;
import dev.lodestep.verification.chaos.audit.Violation;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The table that is published, and the line for programs. */
final class Report {
    private static final int SHOWN = 30;

    private final Outcome outcome;
    private final Evidence evidence;
    private final Map<Kind, Long> found = new EnumMap<>(Kind.class);

    Report(Outcome outcome) {
        this.outcome = outcome;
        this.evidence = outcome.evidence();
        outcome.violations().forEach(violation -> found.merge(violation.kind(), 1L, Long::sum));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ChaosOptions options = outcome.options();
        lines.add("Chaos, topology " + options.topology() + ": "
                + options.topology().text());
        lines.add(outcome.store() + "; lease " + outcome.lease().toMillis() + " ms; "
                + (options.topology() == Topology.C ? "" : options.workers() + " workers; ") + "Java "
                + System.getProperty("java.version") + "; " + options.budget().toSeconds() + " s of faults, seed "
                + options.seed());
        lines.add("");
        lines.add("| what was done | |");
        lines.add("|---|---:|");
        for (Deed deed : Deed.values()) {
            if (deed.weight(options.topology()) > 0) {
                lines.add(row(deed.text(), outcome.chronicle().times(deed)));
            }
        }
        if (options.topology() == Topology.A) {
            lines.add(
                    row("answers to commits that were lost", outcome.chronicle().lostAnswers()));
        }
        lines.add("");
        lines.add("| what was at work | |");
        lines.add("|---|---:|");
        lines.add(row("starts acknowledged", started()));
        lines.add(row("runs, children included", evidence.stories().size()));
        lines.add(row("journal entries", entries().count()));
        lines.add(row("claims, the first ones aside", entries(EntryKind.CLAIM)));
        lines.add(row("results recorded", entries(EntryKind.RESULT)));
        lines.add(row("signals acknowledged", acknowledged(Acknowledged.Signalled.class)));
        lines.add(row("cancellations acknowledged", acknowledged(Acknowledged.Cancelled.class)));
        lines.add(row("compensations recorded", entries(EntryKind.COMPENSATED)));
        lines.add(row("transactional effects", evidence.inside().size()));
        lines.add(row("effects outside", evidence.outside().size()));
        lines.add(row("of these more than once, each explained or counted below", Auditor.repeatedEffects(evidence)));
        lines.add("");
        lines.add("| what was found that must not be | |");
        lines.add("|---|---:|");
        for (Kind kind : Kind.values()) {
            lines.add(row(kind.text(), found(kind)));
        }
        lines.add("");
        List<Long> recovery = outcome.recoveryMillis();
        lines.add("| from a kill until somebody went on with its runs | ms |");
        lines.add("|---|---:|");
        lines.add(row("runs", recovery.size()));
        lines.add(row("p50", Figures.percentile(recovery, 50)));
        lines.add(row("p99", Figures.percentile(recovery, 99)));
        lines.add(row("longest", Figures.percentile(recovery, 100)));
        lines.add("");
        outcome.violations().stream().limit(SHOWN).map(Violation::toString).forEach(lines::add);
        shownJournals().forEach(lines::add);
        lines.add(result());
        return lines;
    }

    /** The journals of some runs with which something is wrong. */
    private Stream<String> shownJournals() {
        Set<String> runs = new HashSet<>();
        outcome.violations().stream().limit(5).forEach(violation -> runs.add(violation.run()));
        Map<String, List<Story>> stories = evidence.stories().stream().collect(groupingBy(Story::id));
        return runs.stream()
                .flatMap(run -> stories.getOrDefault(run, List.of()).stream())
                .flatMap(story -> Stream.concat(
                        Stream.of(story.id() + " " + story.status()),
                        story.journal().stream().map(row -> "    " + row)));
    }

    private String result() {
        Chronicle chronicle = outcome.chronicle();
        int kills = chronicle.times(Deed.KILL) + chronicle.times(Deed.KILL_CLIENT);
        return "RESULT kills=" + kills + " restarts=" + chronicle.times(Deed.RESTART) + " runs=" + started() + " lost="
                + (found(Kind.LOST) + found(Kind.SIGNAL)) + " stuck=" + found(Kind.STUCK) + " duplicate_journal="
                + (found(Kind.BROKEN_JOURNAL) + found(Kind.RECORDED_TWICE)) + " unexplained_effects="
                + (found(Kind.UNEXPLAINED_EFFECT) + found(Kind.TRANSACTION)) + " recovery_p99_ms="
                + Figures.percentile(outcome.recoveryMillis(), 99) + " violations="
                + outcome.violations().size() + " topology=" + outcome.options().topology() + " seed="
                + outcome.options().seed();
    }

    private static String row(String what, long number) {
        return "| " + what + " | " + number + " |";
    }

    private long found(Kind kind) {
        return found.getOrDefault(kind, 0L);
    }

    private long started() {
        return evidence.acknowledged().stream()
                .filter(Acknowledged.Started.class::isInstance)
                .map(Acknowledged::run)
                .distinct()
                .count();
    }

    private long acknowledged(Class<? extends Acknowledged> kind) {
        return evidence.acknowledged().stream().filter(kind::isInstance).count();
    }

    private Stream<EntryKind> entries() {
        return evidence.stories().stream()
                .flatMap(story -> story.journal().stream())
                .map(row -> row.kind());
    }

    private long entries(EntryKind kind) {
        return entries().filter(kind::equals).count();
    }
}
