package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operator's request to try again changes: what failed or was skipped is evaluated afresh, what completed stays. */
final class RetryChange {
    private RetryChange() {}

    /** A run that is not parked (any more) has nothing to try again: it must not forget why it is being compensated. */
    static void fold(Draft draft, RunState before) {
        if (before.parked().isEmpty()) {
            return;
        }
        draft.parked = Optional.empty();
        draft.failures = List.of();
        draft.loops = draft.loops.clone();
        for (int loop = 0; loop < draft.loops.length; loop++) {
            LoopState at = draft.loops[loop];
            if (at.failedAttempts() > 0) {
                draft.loops[loop] = at.failed(0, null);
            }
        }
        for (int index = 0; index < draft.nodes.length; index++) {
            if (!decidedByLoop(before, index)) {
                draft.nodes[index] = afresh(before.definition().nodes().get(index), draft.nodes[index]);
            }
        }
    }

    /** What a loop has decided that ran and has ended stays: else it could begin again in front of what has followed it. */
    private static boolean decidedByLoop(RunState state, int index) {
        for (int loop : state.definition().layout().around(index)) {
            if (state.ended(loop) && hasRun(state, loop)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRun(RunState state, int loop) {
        if (state.loop(loop).round() > 1) {
            return true;
        }
        for (int member : state.definition().layout().members(loop)) {
            if (state.node(member).completion() != null) {
                return true;
            }
        }
        return false;
    }

    private static NodeState afresh(NodeDefinition node, NodeState state) {
        if (state instanceof NodeState.Failed failed) {
            return failed.wake() == null ? NodeState.Pending.PENDING : Draft.woken(failed.wake());
        }
        if (state instanceof NodeState.Fan fan && fan.elements().failed() > 0) {
            List<NodeState> elements = new ArrayList<>(fan.elements().states());
            elements.replaceAll(element -> afresh(node, element));
            int atOnce = node.forEach().orElseThrow().maxConcurrency();
            return new NodeState.Fan(Elements.of(elements, atOnce), null);
        }
        return state instanceof NodeState.Skipped ? NodeState.Pending.PENDING : state;
    }
}
