package dev.lodestep.processor.emit;

import dev.lodestep.OnLimit;
import dev.lodestep.Repeat;
import dev.lodestep.processor.graph.GraphLoop;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.RepeatModel;
import java.util.ArrayList;
import java.util.List;

/** Writes the definition of one loop as a chain of calls. */
final class LoopCode {
    private final WorkflowGraph graph;
    private final BindingCode bindings;

    LoopCode(Generation generation) {
        this.graph = generation.graph();
        this.bindings = new BindingCode(generation.types());
    }

    Code of(GraphLoop loop) {
        List<Code> parts = new ArrayList<>();
        parts.add(Code.of(
                "$T.of($S, $L, $L)",
                Runtime.LOOP,
                loop.header(),
                loop.max() == Repeat.UNBOUNDED ? Code.of("$T.UNBOUNDED", Repeat.class) : Code.of("$L", loop.max()),
                BindingCode.strings(loop.members())));
        if (loop.onLimit() == OnLimit.GO_ON) {
            parts.add(Code.of(".goesOnAtLimit()"));
        }
        loop.tails().forEach(each -> parts.add(Code.of(".tail($L)", tail(graph.node(each)))));
        return Layout.chain(parts);
    }

    private Code tail(GraphNode node) {
        Code.Builder code = new Code.Builder().add("$T.of($S)", Runtime.TAIL, node.name());
        node.model()
                .modifiers()
                .repeat()
                .flatMap(RepeatModel::every)
                .ifPresent(text -> code.add(".every($L)", DurationCode.of(DurationCode.parse(text))));
        node.companions().until().ifPresent(bound -> code.add(".until($L)", bindings.given(bound)));
        return code.build();
    }
}
