package dev.lodestep.runtime.machine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What looks at a signal before it is sent: the check of the wait that would take it.
 *
 * @param node the wait
 * @param arguments what its check is called with
 */
public record SignalCheck(NodeDefinition node, Arguments arguments) {
    /**
     * The check for a signal: of the open wait that it would go to, or else of the first one that is still to come. Empty if there is none,
     * or if what the check takes is not there before the wait is reached.
     *
     * @param payload the decoded payload
     */
    public static Optional<SignalCheck> of(RunState state, String signal, Object payload) {
        Optional<Work.Await> open = Planner.next(state).stream()
                .filter(Work.Await.class::isInstance)
                .map(Work.Await.class::cast)
                .filter(wait -> wait.signal().name().equals(signal))
                .findFirst();
        return open.isPresent()
                ? check(state, open.get().node(), open.get().place(), payload)
                : state.definition().nodes().stream()
                        .filter(node -> waitsFor(node, signal)
                                && !state.node(node.name()).settled())
                        .findFirst()
                        .flatMap(node -> check(state, node, node.place(), payload));
    }

    private static boolean waitsFor(NodeDefinition node, String signal) {
        return node.signal().filter(one -> one.name().equals(signal)).isPresent();
    }

    private static Optional<SignalCheck> check(RunState state, NodeDefinition node, Place place, Object payload) {
        Values values = Values.at(state, place);
        List<Binding> parameters = node.check().orElse(List.of());
        if (node.check().isEmpty() || !values.allPresent(parameters)) {
            return Optional.empty();
        }
        Arguments in = new Arguments(values.all(parameters), payload, null, null);
        Question asked = asked(state.at(place));
        return Optional.of(new SignalCheck(node, asked == null ? in : in.carrying(asked.carry())));
    }

    private static @Nullable Question asked(NodeState state) {
        return state instanceof NodeState.Waiting waiting ? waiting.question() : null;
    }
}
