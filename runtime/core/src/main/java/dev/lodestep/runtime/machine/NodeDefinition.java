package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of a workflow: what it needs, when it runs, and what becomes of its result. Immutable; each method that sets something gives a
 * new definition.
 */
public final class NodeDefinition {
    private final String name;
    private Optional<SignalDefinition> signal = Optional.empty();
    private Optional<Codec<Object>> result = Optional.empty();
    private List<Binding> parameters = List.of();
    private List<String> predecessors = List.of();
    private List<String> after = List.of();
    private Optional<Decision> when = Optional.empty();
    private Predicate<Object> ends = value -> false;
    private Predicate<Object> aborts = value -> false;
    private boolean pivot;
    private boolean sleeps;
    private boolean continuesOnError;
    private Optional<String> race = Optional.empty();
    private List<RecoveryDefinition> recoveries = List.of();
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private Optional<Duration> timeout = Optional.empty();
    private Optional<CompensationDefinition> compensation = Optional.empty();
    private Optional<List<Binding>> onlyIf = Optional.empty();

    /**
     * The condition of a node that runs only for certain results of another one.
     *
     * @param node the deciding node
     * @param cases whether a result of it is one for which this node runs
     */
    public record Decision(String node, Predicate<Object> cases) {}

    private NodeDefinition(String name) {
        this.name = name;
    }

    private NodeDefinition(NodeDefinition other) {
        name = other.name;
        signal = other.signal;
        result = other.result;
        parameters = other.parameters;
        predecessors = other.predecessors;
        after = other.after;
        when = other.when;
        ends = other.ends;
        aborts = other.aborts;
        pivot = other.pivot;
        sleeps = other.sleeps;
        continuesOnError = other.continuesOnError;
        race = other.race;
        recoveries = other.recoveries;
        retry = other.retry;
        timeout = other.timeout;
        compensation = other.compensation;
        onlyIf = other.onlyIf;
    }

    /** A step without parameters and result. */
    public static NodeDefinition step(String name) {
        return new NodeDefinition(name);
    }

    /** A sleep: its method says until when, or for how long. */
    public static NodeDefinition sleep(String name) {
        NodeDefinition node = new NodeDefinition(name);
        node.sleeps = true;
        return node;
    }

    /** A wait for a signal, for ever. */
    public static NodeDefinition waitFor(String name, String signal, Codec<?> payload) {
        NodeDefinition node = new NodeDefinition(name);
        node.signal = Optional.of(new SignalDefinition(signal, payload, null));
        return node;
    }

    /** A wait for a signal, for a limited time; the payload is passed as an {@code Optional}. */
    public static NodeDefinition waitFor(String name, String signal, Codec<?> payload, Duration timeout) {
        NodeDefinition node = new NodeDefinition(name);
        node.signal = Optional.of(new SignalDefinition(signal, payload, timeout));
        return node;
    }

    /** Says how the result is stored; without it the node has none. */
    @SuppressWarnings("unchecked") // a node's codec is given and gets only values of the node's own type
    public NodeDefinition returns(Codec<?> codec) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.result = Optional.of((Codec<Object>) codec);
        return copy;
    }

    /** Says where the parameters' values come from, in order; a wait's payload is not among them. */
    public NodeDefinition takes(Binding... bindings) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.parameters = List.of(bindings);
        return copy;
    }

    /** Names all nodes that must be settled before this one. */
    public NodeDefinition follows(String... nodes) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.predecessors = List.of(nodes);
        return copy;
    }

    /** Names the nodes of which at least one must have been passed. */
    public NodeDefinition after(String... nodes) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.after = List.of(nodes);
        return copy;
    }

    /** Runs only if the deciding node's result is one of these. */
    public NodeDefinition when(String node, Predicate<Object> cases) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.when = Optional.of(new Decision(node, cases));
        return copy;
    }

    /** For these results, nothing that follows this node runs. */
    public NodeDefinition ends(Predicate<Object> cases) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.ends = cases;
        return copy;
    }

    /** For these results, the run is compensated and fails. */
    public NodeDefinition aborts(Predicate<Object> cases) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.aborts = cases;
        return copy;
    }

    /** Makes it the point of no return. */
    public NodeDefinition pivot() {
        NodeDefinition copy = new NodeDefinition(this);
        copy.pivot = true;
        return copy;
    }

    /** Its failure does not fail the run. */
    public NodeDefinition continuesOnError() {
        NodeDefinition copy = new NodeDefinition(this);
        copy.continuesOnError = true;
        return copy;
    }

    /** Makes it a member of a race: the first member to complete wins. */
    public NodeDefinition inRace(String group) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.race = Optional.of(group);
        return copy;
    }

    /** Adds what stands in for it when it has failed for good; the one whose exception fits best does. */
    public NodeDefinition recovery(RecoveryDefinition recovery) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.recoveries =
                Stream.concat(recoveries.stream(), Stream.of(recovery)).toList();
        return copy;
    }

    /** Sets the policy for failed attempts. */
    public NodeDefinition retry(RetryPolicy policy) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.retry = policy;
        return copy;
    }

    /** Limits each attempt. */
    public NodeDefinition timeout(Duration limit) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.timeout = Optional.of(limit);
        return copy;
    }

    /** Says how it is undone. */
    public NodeDefinition compensation(CompensationDefinition definition) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.compensation = Optional.of(definition);
        return copy;
    }

    /** Guards it by a predicate with these parameters. */
    public NodeDefinition onlyIf(Binding... bindings) {
        NodeDefinition copy = new NodeDefinition(this);
        copy.onlyIf = Optional.of(List.of(bindings));
        return copy;
    }

    /** The name under which everything of it is stored. */
    public String name() {
        return name;
    }

    /** What it waits for, if it is a wait. */
    public Optional<SignalDefinition> signal() {
        return signal;
    }

    /** How its result is stored, if it has one. */
    public Optional<Codec<Object>> result() {
        return result;
    }

    /** Where its parameters' values come from. */
    public List<Binding> parameters() {
        return parameters;
    }

    /** All nodes that must be settled before it. */
    public List<String> predecessors() {
        return predecessors;
    }

    List<String> after() {
        return after;
    }

    Optional<Decision> when() {
        return when;
    }

    boolean endsWith(@Nullable Object value) {
        return value != null && ends.test(value);
    }

    boolean abortsWith(@Nullable Object value) {
        return value != null && aborts.test(value);
    }

    boolean sleeps() {
        return sleeps;
    }

    boolean isContinuedOnError() {
        return continuesOnError;
    }

    Optional<String> race() {
        return race;
    }

    /** What stands in for it after this exception; empty if nothing does. */
    public Optional<RecoveryDefinition> recoveryFrom(Throwable error) {
        return recoveries.stream()
                .filter(recovery -> recovery.error().isInstance(error))
                .reduce((best, next) -> best.error().isAssignableFrom(next.error()) ? next : best);
    }

    boolean isPivot() {
        return pivot;
    }

    /** The policy for failed attempts. */
    public RetryPolicy retry() {
        return retry;
    }

    /** How long an attempt may take. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** How it is undone, if it is. */
    public Optional<CompensationDefinition> compensation() {
        return compensation;
    }

    /** The parameters of the predicate that guards it, if one does. */
    public Optional<List<Binding>> onlyIf() {
        return onlyIf;
    }
}
