package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of parameters, as a state has them: the last completed producer decides, absent or not. */
final class Values {
    private final RunState state;

    Values(RunState state) {
        this.state = state;
    }

    /** Whether every mandatory parameter has a value. */
    boolean allPresent(List<Binding> parameters) {
        for (Binding parameter : parameters) {
            if (!parameter.absentAllowed() && of(parameter) == null) {
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

    /** What is empty in a list of results is left out. */
    private List<Object> gathered(List<String> producers) {
        return producers.stream()
                .map(producer -> of(Binding.from(producer)))
                .filter(Objects::nonNull)
                .<Object>map(Objects::requireNonNull)
                .toList();
    }

    private @Nullable Object of(Binding binding) {
        if (binding.gathers()) {
            return gathered(binding.producers());
        }
        NodeState.Completed last = null;
        for (String producer : binding.producers()) {
            NodeState.Completed completed = state.node(producer).completion();
            if (completed != null && (last == null || completed.order() > last.order())) {
                last = completed;
            }
        }
        Object value = last != null ? last.value() : binding.fromInput() ? state.input() : null;
        if (value instanceof Optional<?> wrapped) {
            value = wrapped.orElse(null);
        }
        return value != null && (binding.accepts() == null || binding.accepts().test(value)) ? value : null;
    }
}
