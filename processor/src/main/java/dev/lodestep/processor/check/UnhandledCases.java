package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.BranchMessages;
import dev.lodestep.processor.graph.Exhaustiveness;
import dev.lodestep.processor.model.SourceRef;
import java.util.BitSet;

/** {@code unhandled-case}: once something distinguishes between the cases of a result, each of them is followed (O-4). */
final class UnhandledCases implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        int input = subject.nodes().size();
        for (Exhaustiveness.Unhandled each : Exhaustiveness.of(subject.inference())) {
            boolean byInput = each.decider() == input;
            BitSet around = new BitSet();
            if (byInput) {
                around.set(0, input);
            } else {
                around.or(subject.inference().reach().descendants(each.decider()));
            }
            if (subject.touchesFault(around, report) || !byInput && subject.isTainted(each.decider(), report)) {
                continue;
            }
            SourceRef at = byInput
                    ? subject.node(each.followers().nextSetBit(0)).source()
                    : subject.node(each.decider()).source();
            String decider = byInput ? "the input is" : "'" + subject.nodes().name(each.decider()) + "' gives";
            report.add(
                    BranchMessages.unhandledCase(at, decider, each.cases(), each.absent(), each.followed(), !byInput));
        }
    }
}
