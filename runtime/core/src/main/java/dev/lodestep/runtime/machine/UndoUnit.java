package dev.lodestep.runtime.machine;

import org.jspecify.annotations.Nullable;

/**
 * A node or an element, of this round or of one that is over, that is to be undone; the newest one is undone first.
 *
 * @param index the node
 * @param order how many nodes and elements of the run completed up to it; what failed began last
 */
record UndoUnit(int index, Place place, Rounds rounds, NodeState state, int order) {
    private static final int LAST = Integer.MAX_VALUE;

    /** What is undone next; null: nothing is left. */
    static @Nullable UndoUnit next(RunState state) {
        UndoUnit newest = null;
        for (int index = 0; index < state.definition().nodes().size(); index++) {
            UndoUnit unit = of(state, index);
            if (unit != null && (newest == null || unit.order >= newest.order)) {
                newest = unit;
            }
        }
        PastUnit past = state.past().newest();
        return past != null && (newest == null || past.order() >= newest.order)
                ? new UndoUnit(
                        state.definition().indexOf(past.place().node()),
                        past.place(),
                        past.rounds(),
                        past.state(),
                        past.order())
                : newest;
    }

    /** What is undone next of a node in this round; null: nothing. */
    private static @Nullable UndoUnit of(RunState state, int index) {
        NodeDefinition node = state.definition().nodes().get(index);
        NodeState at = state.node(index);
        if (!node.isUndoable()) {
            return null;
        }
        UndoUnit unit = at instanceof NodeState.Fan fan && !isWhole(node, fan)
                ? ofElements(state, index, fan)
                : isToUndo(node, node.place(), at)
                        ? new UndoUnit(index, node.place(), state.rounds(index), at, order(at))
                        : null;
        return unit != null && beyond(state, node, at, unit.order) ? unit : null;
    }

    /** Since the point of no return; a node that is it may itself be undone, with all its elements. */
    private static boolean beyond(RunState state, NodeDefinition node, NodeState at, int order) {
        NodeState.Completed completion = at.completion();
        return order >= state.pivot() || node.isPivot() && completion != null && completion.order() == state.pivot();
    }

    /** What undoes it: of the run that is there, or the next one. */
    ChildName undoRun(int number) {
        NodeState.Completed completion = state.completion();
        return new ChildName(place, rounds, completion == null ? 1 : completion.attempt(), number);
    }

    private static @Nullable UndoUnit ofElements(RunState state, int index, NodeState.Fan fan) {
        NodeDefinition node = state.definition().nodes().get(index);
        Elements elements = fan.elements();
        for (int element : elements.open()) {
            if (isToUndo(node, node.place().at(element), elements.get(element))) {
                return element(state, index, elements, element);
            }
        }
        boolean failedOnes = node.forEach().isPresent()
                && node.compensation().orElseThrow().evenIfFailed()
                && elements.lastFailed() >= 0;
        int last = failedOnes ? elements.lastFailed() : elements.lastCompleted();
        return last >= 0 ? element(state, index, elements, last) : null;
    }

    private static UndoUnit element(RunState state, int index, Elements elements, int element) {
        Place place = state.definition().nodes().get(index).place().at(element);
        NodeState at = elements.get(element);
        return new UndoUnit(index, place, state.rounds(index), at, order(at));
    }

    private static int order(NodeState state) {
        NodeState.Completed completion = state.completion();
        return completion == null ? LAST : completion.order();
    }

    /** Whether a node's compensation is to run for what is in that state. */
    static boolean isToUndo(NodeDefinition node, Place place, NodeState state) {
        if (isByRun(node, place)) {
            return node.startsWhatCanBeUndone()
                    && (state instanceof NodeState.UndoRun
                            || state instanceof NodeState.Completed done && done.attempt() > 0);
        }
        if (state instanceof NodeState.Fan fan) {
            return isWhole(node, fan);
        }
        return node.compensation()
                .map(compensation -> state instanceof NodeState.Completed
                        || state instanceof NodeState.Undoing
                        || compensation.evenIfFailed() && began(state))
                .orElse(false);
    }

    /** Whether a list of children is undone as a whole: by the node's own compensation, which takes all their results. */
    static boolean isWhole(NodeDefinition node, NodeState.Fan fan) {
        return node.child().isPresent() && node.compensation().isPresent() && fan.completion() != null;
    }

    /**
     * Whether it is undone by a run of its child's workflow: where the node has no compensation, and of a list of children
     * that did not all complete.
     */
    static boolean isByRun(NodeDefinition node, Place place) {
        return node.child().isPresent()
                && (place.isElement() || node.compensation().isEmpty());
    }

    /** Whether what did not complete was called: its effect may be there. */
    private static boolean began(NodeState state) {
        return state instanceof NodeState.Failed failed && failed.admitted()
                || state instanceof NodeState.Active active && active.admitted() && active.failedAttempts() > 0;
    }
}
