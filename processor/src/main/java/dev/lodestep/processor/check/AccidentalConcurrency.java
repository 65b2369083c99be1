package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.graph.Ambiguities;
import dev.lodestep.processor.graph.Concurrency;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code accidental-concurrency}: of two nodes that can both run, one comes first (O-2). */
final class AccidentalConcurrency implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        int[] ambiguous = subject.nodes()
                .all()
                .filter(node -> report.faulty().contains(subject.nodes().name(node)))
                .toArray();
        Set<Integer> later = new HashSet<>();
        for (Concurrency.Pair fork : subject.innerForks()) {
            if (later.contains(fork.second())) {
                continue;
            }
            Ambiguities ofThis = subject.ambiguitiesOf(fork);
            boolean reported =
                    Arrays.stream(ambiguous).anyMatch(node -> ofThis.of(node).isPresent());
            if (!reported && !subject.isTainted(fork.first(), report) && !subject.isTainted(fork.second(), report)) {
                later.add(fork.second());
                report.add(OrderMessages.accidentalConcurrency(
                        subject.node(fork.second()).source(),
                        subject.nodes().name(fork.first()),
                        subject.nodes().name(fork.second()),
                        lastCommon(subject, fork)));
            }
        }
    }

    /** What both come after, without what only comes before that. */
    private static List<String> lastCommon(Subject subject, Concurrency.Pair fork) {
        BitSet common =
                (BitSet) subject.inference().reach().ancestors(fork.first()).clone();
        common.and(subject.inference().reach().ancestors(fork.second()));
        BitSet last = (BitSet) common.clone();
        common.stream().forEach(each -> last.andNot(subject.inference().reach().ancestors(each)));
        return subject.nodes().names(last);
    }
}
