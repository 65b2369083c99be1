package dev.lodestep.runtime.machine;

import java.util.Arrays;

/** What the end of a loop's round changes: the next round begins with everything pending, and what must be kept of this one goes to the past. */
final class RoundChange {
    private RoundChange() {}

    static void fold(Draft draft, Entry entry, RunState before) {
        Loops layout = draft.definition.layout();
        draft.loops = draft.loops.clone();
        if (entry instanceof Entry.LoopEnded ended) {
            int loop = loop(draft.definition, ended.loop());
            draft.loops[loop] = draft.loops[loop].over();
            return;
        }
        Entry.Round round = (Entry.Round) entry;
        int loop = loop(draft.definition, round.loop());
        draft.loops[loop] = LoopState.inRound(round.round(), round.notBefore());
        for (int inner : layout.inner(loop)) {
            draft.loops[inner] = LoopState.FIRST;
        }
        draft.deadlines = draft.deadlines.without(node -> isComputedAnew(draft.definition, node, round.loop()));
        for (int member : layout.members(loop)) {
            draft.past = withValue(withUnits(draft.past, before, member), before, member);
            draft.nodes[member] = NodeState.Pending.PENDING;
        }
    }

    private static boolean isComputedAnew(WorkflowDefinition<?, ?> definition, String node, String loop) {
        Loops layout = definition.layout();
        int number = loop(definition, loop);
        int index = definition.indexOf(node);
        boolean member = Arrays.stream(layout.members(number)).anyMatch(each -> each == index);
        return member
                && !definition.nodes().get(index).due().orElseThrow().keptIn().contains(loop);
    }

    static int loop(WorkflowDefinition<?, ?> definition, String header) {
        return definition.layout().named(header).orElseThrow(() -> new UnknownNodeException(definition, header));
    }

    /** The past with what of a node would have to be undone. */
    static Past withUnits(Past past, RunState state, int index) {
        NodeDefinition node = state.definition().nodes().get(index);
        if (!node.isUndoable()) {
            return past;
        }
        Past more = past;
        Rounds rounds = state.rounds(index);
        if (state.node(index) instanceof NodeState.Fan fan && !UndoUnit.isWhole(node, fan)) {
            for (int element = 0; element < fan.elements().count(); element++) {
                more = withUnit(more, state, node.place().at(element), rounds);
            }
            return more;
        }
        return withUnit(more, state, node.place(), rounds);
    }

    private static Past withUnit(Past past, RunState state, Place place, Rounds rounds) {
        NodeState at = state.at(place) instanceof NodeState.Fan fan && fan.completion() != null
                ? fan.completion()
                : state.at(place);
        NodeDefinition node = state.definition().node(place.node()).orElseThrow();
        NodeState.Completed completion = at.completion();
        int order = completion == null ? state.completions() : completion.order();
        return UndoUnit.isToUndo(node, place, at) && order >= state.pivot()
                ? past.toUndo(new PastUnit(place, rounds, order, at))
                : past;
    }

    /** The past with a node's value, if it has one, for those who take it later. */
    private static Past withValue(Past past, RunState state, int index) {
        NodeState.Completed completion = state.node(index).completion();
        if (completion == null || Values.value(completion) == null) {
            return past;
        }
        NodeDefinition node = state.definition().nodes().get(index);
        PastUnit unit = new PastUnit(node.place(), state.rounds(index), completion.order(), completion);
        Past more = past.last(index, unit);
        return state.definition().layout().takenByUndo(index) ? more.taken(unit) : more;
    }
}
