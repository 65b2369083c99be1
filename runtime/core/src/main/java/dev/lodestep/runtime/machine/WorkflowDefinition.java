package dev.lodestep.runtime.machine;

import dev.lodestep.MissedTicks;
import dev.lodestep.OnFailure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a workflow as the runtime sees it: its nodes in topological order, its input, and where its result comes from. Made once by
 * generated code; checked when it is built, so that a definition always can be executed.
 *
 * @param <I> the input; {@code Void} where there is none
 * @param <O> the result; {@code Void} where there is none
 */
public final class WorkflowDefinition<I, O> {
    private final WorkflowVersion version;
    private final String fingerprint;
    private final OnFailure onFailure;
    private final boolean failFast;
    private final int priority;
    private final Optional<ScheduleDefinition> schedule;
    private final Optional<Codec<I>> input;
    private final Optional<Codec<O>> result;
    private final Result source;
    private final OnFailure onCompensationFailure;
    private final List<NodeDefinition> nodes;
    private final Loops layout;
    private final Map<String, Integer> indexes;
    private final int[][] predecessors;

    /** Where a workflow's result comes from. */
    sealed interface Result {
        /** The result of the last one of these nodes to complete; null if none of them did, or there are none. */
        record Of(List<String> nodes) implements Result {}

        /** A method of the workflow with these parameters. */
        record Made(List<Binding> parameters) implements Result {}
    }

    private WorkflowDefinition(Builder<I, O> builder) {
        version = builder.version;
        fingerprint = builder.fingerprint;
        onFailure = builder.onFailure;
        failFast = builder.failFast;
        priority = builder.priority;
        schedule = Optional.ofNullable(builder.schedule);
        input = Optional.ofNullable(builder.input);
        result = Optional.ofNullable(builder.result);
        source = builder.source;
        onCompensationFailure = builder.onCompensationFailure;
        nodes = List.copyOf(builder.nodes);
        indexes = indexed(nodes);
        nodes.forEach(this::check);
        layout = new Loops(this, List.copyOf(builder.loops));
        predecessors = nodes.stream()
                .map(node ->
                        node.predecessors().stream().mapToInt(this::indexOf).toArray())
                .toArray(int[][]::new);
    }

    /** Begins a definition. */
    public static <I, O> Builder<I, O> of(String name, int version, String fingerprint) {
        return new Builder<>(new WorkflowVersion(name, version), fingerprint);
    }

    /** The stored name and the version. */
    public WorkflowVersion version() {
        return version;
    }

    /** Changes whenever what is stored of a run changes its shape. */
    public String fingerprint() {
        return fingerprint;
    }

    /** What becomes of a run when a node has failed for good. */
    public OnFailure onFailure() {
        return onFailure;
    }

    /** What becomes of a run when a compensation has failed for good, after all others were done. */
    public OnFailure onCompensationFailure() {
        return onCompensationFailure;
    }

    /** The loops. */
    public List<LoopDefinition> loops() {
        return layout.all();
    }

    Loops layout() {
        return layout;
    }

    /** Whether a failure interrupts what runs beside it. */
    public boolean failFast() {
        return failFast;
    }

    /** Runs of a higher one are claimed first. */
    public int priority() {
        return priority;
    }

    /** When runs of it start by themselves, if they do. */
    public Optional<ScheduleDefinition> schedule() {
        return schedule;
    }

    /** How the input is stored, if there is one. */
    public Optional<Codec<I>> input() {
        return input;
    }

    /** How the result is stored, if there is one. */
    public Optional<Codec<O>> result() {
        return result;
    }

    Result source() {
        return source;
    }

    /** The nodes, each after all that it follows. */
    public List<NodeDefinition> nodes() {
        return nodes;
    }

    /** The node of a name; empty if this version has none of that name. */
    public Optional<NodeDefinition> node(String name) {
        Integer index = indexes.get(name);
        return index == null ? Optional.empty() : Optional.of(nodes.get(index));
    }

    /** Whether a signal is kept when no wait is open for it: unless all waits that take it say that it is not. */
    public boolean buffers(String signal) {
        boolean taken = false;
        for (NodeDefinition node : nodes) {
            Optional<SignalDefinition> waits =
                    node.signal().filter(one -> one.name().equals(signal));
            if (waits.isPresent() && waits.get().buffered()) {
                return true;
            }
            taken |= waits.isPresent();
        }
        return !taken;
    }

    int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new UnknownNodeException(this, name);
        }
        return index;
    }

    /** What a text in a journal is about; {@link UnknownNodeException} if there is no such node. */
    public Place place(String text) {
        Integer index = indexes.get(text);
        if (index != null) {
            return nodes.get(index).place();
        }
        int mark = text.lastIndexOf('#');
        Optional<NodeDefinition> node = mark < 0 ? Optional.empty() : node(text.substring(0, mark));
        String element = text.substring(mark + 1);
        if (node.isEmpty() || !node.get().isMany() || !element.matches("\\d{1,9}")) {
            throw new UnknownNodeException(this, text);
        }
        return node.get().place().at(Integer.parseInt(element));
    }

    /** Whether something of a completed run can be undone: by a compensation of its own, or of a workflow that it starts. */
    public boolean canBeUndone() {
        return canBeUndone(new HashSet<>());
    }

    private boolean canBeUndone(Set<WorkflowVersion> seen) {
        return seen.add(version)
                && nodes.stream()
                        .anyMatch(node -> node.compensation().isPresent()
                                || node.child().isPresent()
                                        && node.child().get().workflow().get().canBeUndone(seen));
    }

    int[] predecessorsOf(int index) {
        return predecessors[index];
    }

    private void check(NodeDefinition node) {
        int own = indexOf(node.name());
        for (String predecessor : node.predecessors()) {
            if (indexOf(predecessor) >= own) {
                throw new IllegalArgumentException("node '" + node.name() + "' of " + version + " follows '"
                        + predecessor + "', which is not listed before it");
            }
        }
    }

    private static Map<String, Integer> indexed(List<NodeDefinition> nodes) {
        Map<String, Integer> indexes = new HashMap<>();
        for (NodeDefinition node : nodes) {
            if (indexes.put(node.name(), indexes.size()) != null) {
                throw new IllegalArgumentException("two nodes are named '" + node.name() + "'");
            }
        }
        return indexes;
    }

    /** Collects a definition. */
    public static final class Builder<I, O> {
        private final WorkflowVersion version;
        private final String fingerprint;
        private final List<NodeDefinition> nodes = new ArrayList<>();
        private final List<LoopDefinition> loops = new ArrayList<>();
        private OnFailure onFailure = OnFailure.COMPENSATE;
        private OnFailure onCompensationFailure = OnFailure.COMPENSATE;
        private boolean failFast;
        private int priority;
        private @Nullable ScheduleDefinition schedule;
        private @Nullable Codec<I> input;
        private @Nullable Codec<O> result;
        private Result source = new Result.Of(List.of());

        private Builder(WorkflowVersion version, String fingerprint) {
            this.version = version;
            this.fingerprint = fingerprint;
        }

        /** Says how the input is stored. */
        public Builder<I, O> input(Codec<I> codec) {
            input = codec;
            return this;
        }

        /** Says what becomes of a run when a node has failed for good. */
        public Builder<I, O> onFailure(OnFailure policy) {
            onFailure = policy;
            return this;
        }

        /** Says whether a run parks before it ends failed when a compensation has failed for good. */
        public Builder<I, O> onCompensationFailure(OnFailure policy) {
            onCompensationFailure = policy;
            return this;
        }

        /** Runs of a higher priority are claimed first. */
        public Builder<I, O> priority(int value) {
            priority = value;
            return this;
        }

        /** A run starts at each tick of a cron text in a time zone. */
        public Builder<I, O> schedule(String cron, String zone, MissedTicks missed) {
            schedule = new ScheduleDefinition(cron, zone, missed);
            return this;
        }

        /** A failure interrupts what runs beside it, instead of letting it end. */
        public Builder<I, O> failFast() {
            failFast = true;
            return this;
        }

        /** Adds a node, after all that it follows. */
        public Builder<I, O> node(NodeDefinition node) {
            nodes.add(node);
            return this;
        }

        /** Adds a loop. */
        public Builder<I, O> loop(LoopDefinition loop) {
            loops.add(loop);
            return this;
        }

        /** The workflow's result is that of the last one of these nodes to complete. */
        public Builder<I, O> resultOf(Codec<O> codec, String... candidates) {
            result = codec;
            source = new Result.Of(List.of(candidates));
            return this;
        }

        /** The workflow's result is made by its result method, with these parameters. */
        public Builder<I, O> resultMadeOf(Codec<O> codec, Binding... parameters) {
            result = codec;
            source = new Result.Made(List.of(parameters));
            return this;
        }

        /** Ends the definition; {@link IllegalArgumentException} if it cannot be executed. */
        public WorkflowDefinition<I, O> build() {
            return new WorkflowDefinition<>(this);
        }
    }
}
