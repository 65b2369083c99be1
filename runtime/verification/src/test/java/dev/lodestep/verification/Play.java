package dev.lodestep.verification;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workflow with what it is given, what its users answer and what goes wrong: it can be told on every runner, and comes to the same.
 *
 * @param <I> the workflow's input
 * @param <O> its result
 */
final class Play<I, O> {
    /** What of two tellings is the same. */
    enum Sameness {
        /** All that is recorded, in its order. */
        ORDER,
        /** All that is recorded; what runs at once is recorded in any order. */
        CONTENT,
        /** How the run ends: a failure meets what runs beside it at any point. */
        END
    }

    /**
     * What goes wrong.
     *
     * @param attempts how many attempts fail
     * @param with gives what they fail with
     */
    record Trouble(int attempts, Supplier<Exception> with) {}

    private final String name;
    private final Class<?> workflow;
    private final WorkflowDefinition<I, O> definition;
    private final Supplier<WorkflowMachine<I, O>> cast;
    private final @Nullable I input;
    private final Map<String, List<Optional<Object>>> answers = new LinkedHashMap<>();
    private final Map<String, Trouble> troubles = new LinkedHashMap<>();
    private Sameness sameness = Sameness.ORDER;
    private Optional<CancelMode> cancel = Optional.empty();
    private boolean givesUp;
    private Set<Runner> runners = EnumSet.allOf(Runner.class);
    private List<Play<?, ?>> children = List.of();
    private boolean isLong;
    private boolean ledger;

    private Play(
            String name,
            Class<?> workflow,
            WorkflowDefinition<I, O> definition,
            Supplier<WorkflowMachine<I, O>> cast,
            @Nullable I input) {
        this.name = name;
        this.workflow = workflow;
        this.definition = definition;
        this.cast = cast;
        this.input = input;
    }

    static <W, I, O> Play<I, O> of(
            String name,
            Class<W> workflow,
            WorkflowDefinition<I, O> definition,
            Function<W, ? extends WorkflowMachine<I, O>> machine,
            Function<Consumer<String>, W> made,
            @Nullable I input) {
        return new Play<>(name, workflow, definition, () -> machine.apply(made.apply(call -> {})), input);
    }

    /** The next wait for that signal gets an answer. */
    Play<I, O> answer(String signal, Object payload) {
        answers.computeIfAbsent(signal, none -> new ArrayList<>()).add(Optional.of(payload));
        return this;
    }

    /** The next waits for that signal get no answer; so do all that come after the last answer. */
    Play<I, O> silence(String signal, int times) {
        for (int i = 0; i < times; i++) {
            answers.computeIfAbsent(signal, none -> new ArrayList<>()).add(Optional.empty());
        }
        return this;
    }

    /** So many attempts fail before a method is called: of {@code node}, {@code node#element}, {@code node~round}, or one with {@code /undo}. */
    Play<I, O> failing(String what, int attempts) {
        return failing(what, attempts, () -> new IllegalStateException(what + " is out of order"));
    }

    Play<I, O> failing(String what, int attempts, Supplier<Exception> with) {
        troubles.put(what, new Trouble(attempts, with));
        return this;
    }

    Play<I, O> same(Sameness what) {
        sameness = what;
        return this;
    }

    /** It is cancelled when it waits for a signal that nobody answers. */
    Play<I, O> cancelled(CancelMode mode) {
        cancel = Optional.of(mode);
        return this;
    }

    /** Its operator lets it go on as it is instead of trying again what failed. */
    Play<I, O> givenUp() {
        givesUp = true;
        return this;
    }

    /** Starts runs of these; what they are given in these plays counts for nothing. */
    Play<I, O> with(Play<?, ?>... plays) {
        children = List.of(plays);
        return this;
    }

    List<Play<?, ?>> children() {
        return children;
    }

    /** Its steps write to the ledger's table. */
    Play<I, O> onLedger() {
        ledger = true;
        return on(Runner.SQLITE);
    }

    boolean isOnLedger() {
        return ledger;
    }

    /** Only these can tell it. */
    Play<I, O> on(Runner first, Runner... others) {
        runners = EnumSet.of(first, others);
        return this;
    }

    boolean runsOn(Runner runner) {
        return runners.contains(runner);
    }

    /** So long that dying at each of its calls in one way takes long enough. */
    Play<I, O> atLength() {
        isLong = true;
        return this;
    }

    boolean isLong() {
        return isLong;
    }

    Class<?> workflow() {
        return workflow;
    }

    WorkflowDefinition<I, O> definition() {
        return definition;
    }

    @Nullable
    I input() {
        return input;
    }

    Sameness sameness() {
        return sameness;
    }

    Optional<CancelMode> cancel() {
        return cancel;
    }

    boolean givesUp() {
        return givesUp;
    }

    /** A machine whose calls the stage hears, and which fails where the play says so. */
    Watched<I, O> machine(Stage stage) {
        return new Watched<>(
                definition,
                cast.get(),
                stage,
                troubles,
                children.stream().map(child -> child.machine(stage)).toArray(WorkflowMachine<?, ?>[]::new));
    }

    /** What a wait gets that is the n-th for its signal, from 0. */
    Optional<Object> answerTo(String signal, int number) {
        List<Optional<Object>> all = answers.getOrDefault(signal, List.of());
        return number < all.size() ? all.get(number) : Optional.empty();
    }

    /** The signal that a node waits for; a node may be named with an element. */
    Optional<String> signalOf(String place) {
        return definition
                .node(place.replaceFirst("#.*", ""))
                .flatMap(NodeDefinition::signal)
                .map(signal -> signal.name());
    }

    @Override
    public String toString() {
        return workflow.getSimpleName() + ": " + name;
    }
}
