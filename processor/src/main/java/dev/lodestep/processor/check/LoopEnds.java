package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.LoopMessages;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.RepeatModel;

/** {@code bad-loop}: a loop has an end other than its limit; and one without a limit does not spin (O-5). */
final class LoopEnds implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        for (int node : subject.inference().sorted()) {
            if (subject.node(node).modifiers().repeat().isEmpty()
                    || subject.inference().skeleton().repeatsFrom(node).isEmpty()
                    || subject.isTainted(node, report)) {
                continue;
            }
            NodeModel tail = subject.node(node);
            RepeatModel repeat = tail.modifiers().repeat().get();
            if (!subject.inference().canEnd(node)) {
                report.add(LoopMessages.noEnd(repeat.source(), tail.name()), tail.name());
            } else if (repeat.isUnbounded()
                    && repeat.every().isEmpty()
                    && subject.inference().loopOf(node).stream().noneMatch(each -> rests(subject.node(each)))) {
                report.add(LoopMessages.spins(repeat.max().source(), tail.name()), tail.name());
            }
        }
    }

    private static boolean rests(NodeModel node) {
        return node.kind() instanceof NodeKind.Sleep
                || node.kind().asWait().isPresent()
                || node.kind().asStep().filter(NodeKind.Step::pivot).isPresent()
                || node.modifiers().repeat().flatMap(RepeatModel::every).isPresent();
    }
}
