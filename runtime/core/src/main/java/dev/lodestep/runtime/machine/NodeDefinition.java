package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of a workflow: what it needs, when it runs, and what becomes of its result. Immutable; each method that sets something gives a
 * new definition.
 */
public final class NodeDefinition {
    private final String name;
    private final Place place;
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
    private Optional<Codec<Object>> carry = Optional.empty();
    private Optional<DueDefinition> due = Optional.empty();
    private Optional<List<Binding>> check = Optional.empty();
    private Optional<ForEachDefinition> forEach = Optional.empty();
    private Optional<ChildDefinition> child = Optional.empty();
    private Optional<RateDefinition> rate = Optional.empty();
    private Optional<ConcurrencyDefinition> concurrency = Optional.empty();
    private boolean transactional;

    /**
     * The condition of a node that runs only for certain results of another one.
     *
     * @param node the deciding node
     * @param cases whether a result of it is one for which this node runs
     */
    public record Decision(String node, Predicate<Object> cases) {}

    private NodeDefinition(String name) {
        this.name = name;
        this.place = Place.of(name);
    }

    private NodeDefinition(NodeDefinition other) {
        name = other.name;
        place = other.place;
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
        carry = other.carry;
        due = other.due;
        check = other.check;
        forEach = other.forEach;
        child = other.child;
        rate = other.rate;
        concurrency = other.concurrency;
        transactional = other.transactional;
    }

    private NodeDefinition with(Consumer<NodeDefinition> change) {
        NodeDefinition copy = new NodeDefinition(this);
        change.accept(copy);
        return copy;
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
        node.signal = Optional.of(new SignalDefinition(signal, payload, null, true));
        return node;
    }

    /** A wait for a signal, for a limited time; the payload is passed as an {@code Optional}. */
    public static NodeDefinition waitFor(String name, String signal, Codec<?> payload, Duration timeout) {
        NodeDefinition node = new NodeDefinition(name);
        node.signal = Optional.of(new SignalDefinition(signal, payload, timeout, true));
        return node;
    }

    /**
     * A step that may ask while it runs, and is entered again when the signal comes, until it is done.
     *
     * @param carry how what it wants to have again is stored
     */
    public static NodeDefinition pausable(String name, String signal, Codec<?> payload, Codec<?> carry) {
        return waitFor(name, signal, payload).asking(carry);
    }

    /** A step that may ask while it runs; each question is open for a limited time. */
    public static NodeDefinition pausable(
            String name, String signal, Codec<?> payload, Codec<?> carry, Duration timeout) {
        return waitFor(name, signal, payload, timeout).asking(carry);
    }

    /** A node that starts another workflow; its method gives the child's input, or the list of the children's inputs. */
    public static NodeDefinition child(String name, ChildDefinition child) {
        return new NodeDefinition(name).with(copy -> copy.child = Optional.of(child));
    }

    @SuppressWarnings("unchecked") // a node's codec is given and gets only values of the node's own type
    private NodeDefinition asking(Codec<?> codec) {
        return with(copy -> copy.carry = Optional.of((Codec<Object>) codec));
    }

    /** Signals that come while no wait is open for them are refused. */
    public NodeDefinition unbuffered() {
        return with(copy -> copy.signal = signal.map(SignalDefinition::unbuffered));
    }

    /** The deadline of a wait comes from data; its payload is passed as an {@code Optional}. */
    public NodeDefinition due(DueDefinition definition) {
        return with(copy -> copy.due = Optional.of(definition));
    }

    /** Looks at a signal in the sender's process, with the payload and these parameters. */
    public NodeDefinition check(Binding... bindings) {
        return with(copy -> copy.check = Optional.of(List.of(bindings)));
    }

    /**
     * Runs once for each element of a list; the element is the parameter {@link Binding#element}, and the result the list of the results.
     *
     * @param maxConcurrency how many elements may be under way at once
     */
    public NodeDefinition forEach(Binding list, int maxConcurrency) {
        return with(copy -> copy.forEach = Optional.of(new ForEachDefinition(list, maxConcurrency)));
    }

    /** At most so many attempts may begin in each period. */
    public NodeDefinition rate(int attempts, Duration period) {
        return with(copy -> copy.rate = Optional.of(new RateDefinition(attempts, period)));
    }

    /** At most so many attempts may run at once, of all nodes that share the key. */
    public NodeDefinition concurrency(String key, int limit) {
        return with(copy -> copy.concurrency = Optional.of(new ConcurrencyDefinition(key, limit)));
    }

    /** What it writes through its connection commits together with its result. */
    public NodeDefinition transactional() {
        return with(copy -> copy.transactional = true);
    }

    /** Says how the result is stored, that of one element where it runs for each of a list; without it the node has none. */
    @SuppressWarnings("unchecked") // a node's codec is given and gets only values of the node's own type
    public NodeDefinition returns(Codec<?> codec) {
        return with(copy -> copy.result = Optional.of((Codec<Object>) codec));
    }

    /** Says where the parameters' values come from, in order; a wait's payload is not among them. */
    public NodeDefinition takes(Binding... bindings) {
        return with(copy -> copy.parameters = List.of(bindings));
    }

    /** Names all nodes that must be settled before this one. */
    public NodeDefinition follows(String... nodes) {
        return with(copy -> copy.predecessors = List.of(nodes));
    }

    /** Names the nodes of which at least one must have been passed. */
    public NodeDefinition after(String... nodes) {
        return with(copy -> copy.after = List.of(nodes));
    }

    /** Runs only if the deciding node's result is one of these. */
    public NodeDefinition when(String node, Predicate<Object> cases) {
        return with(copy -> copy.when = Optional.of(new Decision(node, cases)));
    }

    /** For these results, nothing that follows this node runs. */
    public NodeDefinition ends(Predicate<Object> cases) {
        return with(copy -> copy.ends = cases);
    }

    /** For these results, the run is compensated and fails. */
    public NodeDefinition aborts(Predicate<Object> cases) {
        return with(copy -> copy.aborts = cases);
    }

    /** Makes it the point of no return. */
    public NodeDefinition pivot() {
        return with(copy -> copy.pivot = true);
    }

    /** Its failure does not fail the run. */
    public NodeDefinition continuesOnError() {
        return with(copy -> copy.continuesOnError = true);
    }

    /** Makes it a member of a race: the first member to complete wins. */
    public NodeDefinition inRace(String group) {
        return with(copy -> copy.race = Optional.of(group));
    }

    /** Adds what stands in for it when it has failed for good; the one whose exception fits best does. */
    public NodeDefinition recovery(RecoveryDefinition recovery) {
        return with(copy -> copy.recoveries =
                Stream.concat(recoveries.stream(), Stream.of(recovery)).toList());
    }

    /** Sets the policy for failed attempts. */
    public NodeDefinition retry(RetryPolicy policy) {
        return with(copy -> copy.retry = policy);
    }

    /** Limits each attempt. */
    public NodeDefinition timeout(Duration limit) {
        return with(copy -> copy.timeout = Optional.of(limit));
    }

    /** Says how it is undone. */
    public NodeDefinition compensation(CompensationDefinition definition) {
        return with(copy -> copy.compensation = Optional.of(definition));
    }

    /** Guards it by a predicate with these parameters. */
    public NodeDefinition onlyIf(Binding... bindings) {
        return with(copy -> copy.onlyIf = Optional.of(List.of(bindings)));
    }

    /** The name under which everything of it is stored. */
    public String name() {
        return name;
    }

    /** The node itself, as what something is about. */
    public Place place() {
        return place;
    }

    /** What it waits for, if it is a wait. */
    public Optional<SignalDefinition> signal() {
        return signal;
    }

    /** How its result is stored, that of one element where it runs for each of a list, if it has one. */
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

    /** Whether it waits for its signal as soon as it is reached; a re-entrant step runs first. */
    boolean opensAtOnce() {
        return signal.isPresent() && carry.isEmpty();
    }

    /** Whether the payload may be absent when its method runs: its time may be over, or it has not asked yet. */
    boolean payloadMayBeAbsent() {
        return carry.isPresent()
                || due.isPresent()
                || signal.map(SignalDefinition::timeout).isPresent();
    }

    boolean sleeps() {
        return sleeps;
    }

    /** Whether its result is a list, and each element goes its own way: those of a list, or several children. */
    boolean isMany() {
        return forEach.isPresent() || child.map(ChildDefinition::many).orElse(false);
    }

    /** How many elements may be under way at once; children are not held back. */
    int atOnce() {
        return forEach.map(ForEachDefinition::maxConcurrency).orElse(Integer.MAX_VALUE);
    }

    /** Whether something can be undone once it has completed: by its compensation, or by those of the workflow that it started. */
    boolean isUndoable() {
        return compensation.isPresent() || startsWhatCanBeUndone();
    }

    boolean startsWhatCanBeUndone() {
        return child.isPresent() && child.get().workflow().get().canBeUndone();
    }

    boolean isContinuedOnError() {
        return continuesOnError;
    }

    Optional<String> race() {
        return race;
    }

    List<RecoveryDefinition> recoveries() {
        return recoveries;
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

    /** How what a re-entrant step wants to have again is stored, if it is one. */
    public Optional<Codec<Object>> carry() {
        return carry;
    }

    /** Where the deadline of a wait comes from, if it comes from data. */
    public Optional<DueDefinition> due() {
        return due;
    }

    /** The parameters of the method that looks at its signals before they are sent, if there is one. */
    public Optional<List<Binding>> check() {
        return check;
    }

    /** The list for whose elements it runs, if it does. */
    public Optional<ForEachDefinition> forEach() {
        return forEach;
    }

    /** The workflow that it starts, if it does. */
    public Optional<ChildDefinition> child() {
        return child;
    }

    /** How often attempts at it may begin, if that is limited. */
    public Optional<RateDefinition> rate() {
        return rate;
    }

    /** How many attempts at it may run at once, if that is limited. */
    public Optional<ConcurrencyDefinition> concurrency() {
        return concurrency;
    }

    /** Whether what it writes through its connection commits together with its result. */
    public boolean isTransactional() {
        return transactional;
    }
}
