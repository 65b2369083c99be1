package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of parameters, as somebody in a run sees them: of the producers that completed with a value, the last one's.
 *
 * <p>Who takes it decides which completions count. Of a producer in a loop around the taker, only that of the taker's own round does, unless
 * the parameter takes earlier ones, too; of one in a loop that is over, any round's. What is undone sees what it saw in its own round.
 */
final class Values {
    private final RunState state;
    private final int taker;
    private final int element;
    private final @Nullable UndoUnit undone;

    private Values(RunState state, int taker, int element, @Nullable UndoUnit undone) {
        this.state = state;
        this.taker = taker;
        this.element = element;
        this.undone = undone;
    }

    /** Those that the result is made of. */
    static Values atTheEnd(RunState state) {
        return new Values(state, -1, -1, null);
    }

    /** Those that a node or an element gets in this round. */
    static Values at(RunState state, Place place) {
        return new Values(state, state.definition().indexOf(place.node()), place.element(), null);
    }

    /** Those that a compensation gets. */
    static Values undoing(RunState state, UndoUnit unit) {
        return new Values(state, unit.index(), unit.place().element(), unit);
    }

    /** Whether every mandatory parameter has a value. */
    boolean allPresent(List<Binding> parameters) {
        for (Binding parameter : parameters) {
            if (!parameter.absentAllowed() && parameter.unit() == Binding.Unit.NOTHING && of(parameter) == null) {
                return false;
            }
        }
        return true;
    }

    /** The values in order, optional ones wrapped. */
    List<@Nullable Object> all(List<Binding> parameters) {
        List<@Nullable Object> values = new ArrayList<>(parameters.size());
        for (Binding parameter : parameters) {
            Object value = of(parameter);
            values.add(parameter.absentAllowed() ? Optional.ofNullable(value) : value);
        }
        return values;
    }

    /** The list for whose elements a node runs; an absent one is empty. */
    List<?> list(ForEachDefinition each) {
        Object list = of(each.list());
        return list == null ? List.of() : (List<?>) list;
    }

    /** A completion's value; null where it has none, or one that stands for absence. */
    static @Nullable Object value(NodeState.Completed completion) {
        return completion.value() instanceof Optional<?> wrapped ? wrapped.orElse(null) : completion.value();
    }

    private @Nullable Object of(Binding binding) {
        if (binding.unit() == Binding.Unit.ELEMENT) {
            NodeDefinition node = state.definition().nodes().get(taker);
            return list(node.forEach().orElseThrow()).get(element);
        }
        if (binding.unit() == Binding.Unit.RESULT) {
            NodeState.Completed own = undone == null ? null : undone.state().completion();
            return own == null ? null : value(own);
        }
        if (binding.gathers()) {
            return gathered(binding);
        }
        NodeState.Completed last = null;
        for (String producer : binding.producers()) {
            NodeState.Completed completion = completion(binding, producer);
            if (completion != null && (last == null || completion.order() > last.order())) {
                last = completion;
            }
        }
        Object value = last != null ? value(last) : binding.fromInput() ? given(state.input()) : null;
        return value != null && (binding.accepts() == null || binding.accepts().test(value)) ? value : null;
    }

    private static @Nullable Object given(@Nullable Object input) {
        return input instanceof Optional<?> wrapped ? wrapped.orElse(null) : input;
    }

    /** What is empty in a list of results is left out. */
    private List<Object> gathered(Binding binding) {
        return binding.producers().stream()
                .map(producer -> completion(binding, producer))
                .filter(Objects::nonNull)
                .<Object>map(completion -> Objects.requireNonNull(value(Objects.requireNonNull(completion))))
                .toList();
    }

    /** The completion of a producer that counts for the taker; null: none. It has a value. */
    private NodeState.@Nullable Completed completion(Binding binding, String name) {
        int producer = state.definition().indexOf(name);
        NodeState.Completed now = state.node(producer).completion();
        if (now != null && value(now) == null) {
            now = null;
        }
        Loops layout = state.definition().layout();
        if (layout.isEmpty()) {
            return now;
        }
        if (undone != null) {
            return completionForUndo(binding, producer, now);
        }
        if (now != null) {
            return now;
        }
        int common = taker < 0 ? 0 : layout.common(taker, producer);
        boolean lastRoundOnly =
                binding.accepts() != null && !binding.absentAllowed() && layout.around(producer).length > common;
        PastUnit before = state.past().last(producer);
        if (before == null || lastRoundOnly) {
            return null;
        }
        boolean counts =
                binding.earlier().contains(name) || taker < 0 || before.rounds().agree(state.rounds(taker), common);
        return counts ? before.state().completion() : null;
    }

    /** A compensation sees its own completion, and of others the last one of its round; of what it had of earlier rounds, nothing later. */
    private NodeState.@Nullable Completed completionForUndo(
            Binding binding, int producer, NodeState.@Nullable Completed now) {
        UndoUnit unit = Objects.requireNonNull(undone);
        if (producer == taker && !unit.place().isElement()) {
            NodeState.Completed own = unit.state().completion();
            return own == null || value(own) == null ? null : own;
        }
        NodeDefinition node = state.definition().nodes().get(producer);
        boolean earlier = binding.earlier().contains(node.name());
        int common = state.definition().layout().common(taker, producer);
        if (now != null && counts(unit, state.rounds(producer), now, earlier, common)) {
            return now;
        }
        for (PastUnit before : state.past().taken()) {
            NodeState.Completed completion = before.state().completion();
            if (completion != null
                    && before.place().node().equals(node.name())
                    && counts(unit, before.rounds(), completion, earlier, common)) {
                return completion;
            }
        }
        PastUnit before = state.past().last(producer);
        NodeState.Completed completion = before == null ? null : before.state().completion();
        return before != null && completion != null && counts(unit, before.rounds(), completion, earlier, common)
                ? completion
                : null;
    }

    private static boolean counts(
            UndoUnit unit, Rounds rounds, NodeState.Completed completion, boolean earlier, int common) {
        return earlier ? completion.order() <= unit.order() : rounds.agree(unit.rounds(), common);
    }
}
