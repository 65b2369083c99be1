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
        draft.paused = false;
        if (before.paused() && (before.failures().isEmpty() || Planner.goesBack(before))) {
            return; // nothing has failed that could be tried again: it goes on
        }
        if (Planner.goesBack(before)) {
            undoAgain(draft);
            return;
        }
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

    /** A run that goes back keeps why; what could not be undone is tried once more. */
    static void undoAgain(Draft draft) {
        draft.compensationFailures = List.of();
        draft.past = draft.past.again();
        for (int index = 0; index < draft.nodes.length; index++) {
            NodeDefinition node = draft.definition.nodes().get(index);
            draft.nodes[index] = toUndo(node, node.place(), draft.nodes[index]);
        }
    }

    private static NodeState toUndo(NodeDefinition node, Place place, NodeState state) {
        if (state instanceof NodeState.UndoFailed failed) {
            return UndoUnit.isByRun(node, place)
                    ? new NodeState.UndoRun(failed.before(), failed.failure().attempt(), false)
                    : failed.before();
        }
        if (state instanceof NodeState.Fan fan) {
            List<NodeState> elements = new ArrayList<>(fan.elements().states());
            for (int element = 0; element < elements.size(); element++) {
                elements.set(element, toUndo(node, place.at(element), elements.get(element)));
            }
            return new NodeState.Fan(Elements.of(elements, node.atOnce()), fan.completion());
        }
        return state;
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
        if (state instanceof NodeState.Failed failed && failed.child() != null) {
            return new NodeState.Child(failed.child().input(), failed.child().number() + 1, false);
        }
        if (state instanceof NodeState.Failed failed) {
            return failed.wake() == null ? NodeState.Pending.PENDING : Draft.woken(failed.wake());
        }
        if (state instanceof NodeState.Fan fan && fan.elements().failed() > 0) {
            List<NodeState> elements = new ArrayList<>(fan.elements().states());
            elements.replaceAll(element -> afresh(node, element));
            return new NodeState.Fan(Elements.of(elements, node.atOnce()), null);
        }
        return state instanceof NodeState.Skipped ? NodeState.Pending.PENDING : state;
    }
}
