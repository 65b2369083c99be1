package dev.lodestep.runtime;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.OpenWait;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow on an engine by stored names and JSON: for tools that know the workflow only when they run, with the definition of a
 * {@link WorkflowCatalog}. What the typed client refuses, this one refuses, too, before anything is sent; JSON that is not what is stored of a
 * type is a {@link dev.lodestep.runtime.codec.DecodeException} that names the place.
 */
public final class JsonClient {
    private final Engine engine;
    private final WorkflowDefinition<?, ?> definition;

    private JsonClient(Engine engine, WorkflowDefinition<?, ?> definition) {
        this.engine = engine;
        this.definition = definition;
    }

    /** A client of that workflow. */
    public static JsonClient of(Engine engine, WorkflowDefinition<?, ?> definition) {
        return new JsonClient(engine, definition);
    }

    /** Starts a run; the input is null for a workflow without one. As {@link Engine#start}. */
    public Run<?> start(String id, @Nullable String input) {
        return start(id, input, StartOptions.none());
    }

    /** The same with attributes, a priority or a time; as {@link Engine#start(WorkflowDefinition, String, Object, StartOptions)}. */
    public Run<?> start(String id, @Nullable String input, StartOptions options) {
        return start(definition, id, input, options);
    }

    private <I> Run<?> start(WorkflowDefinition<I, ?> of, String id, @Nullable String input, StartOptions options) {
        return engine.start(of, id, input(of, input), options);
    }

    private <I> @Nullable I input(WorkflowDefinition<I, ?> of, @Nullable String json) {
        Optional<Codec<I>> codec = of.input();
        return codec.isEmpty() || json == null ? null : decode(codec.get(), json);
    }

    /**
     * Sends a signal.
     *
     * @param senderId an id of the sender's, if it has one: a second signal with the same id is a duplicate
     * @throws SignalNotExpectedException if the workflow never waits for a signal of that name
     */
    public SignalResult signal(String id, String signal, @Nullable String senderId, String payload) {
        return engine.signal(definition, id, signal, senderId, checked(signal, payload));
    }

    /** Sends a signal, and starts its run before if there is none of that id. As {@link Engine#startOrSignal}. */
    public SignalResult startOrSignal(
            String id, @Nullable String input, String signal, @Nullable String senderId, String payload) {
        return startOrSignal(definition, id, input, signal, senderId, checked(signal, payload));
    }

    private <I> SignalResult startOrSignal(
            WorkflowDefinition<I, ?> of,
            String id,
            @Nullable String input,
            String signal,
            @Nullable String senderId,
            byte[] payload) {
        return engine.startOrSignal(of, id, input(of, input), signal, senderId, payload);
    }

    /** The open waits of a run; {@link UnknownRunException} if there is no such run. */
    public List<OpenWait> waiting(String id) {
        return engine.state(definition, id)
                .map(OpenWait::of)
                .orElseThrow(() -> new UnknownRunException("there is no run '" + id + "' in this store"));
    }

    /** Where a run stands; empty if there is none of this id. */
    public Optional<WorkflowState> state(String id) {
        return engine.state(definition, id).map(WorkflowState::new);
    }

    /**
     * Gives a result by hand; as {@link Engine#supply}.
     *
     * @param node the node, or an element of it: {@code transcode#3}
     * @param result null for a node without one
     */
    public boolean supply(String id, String node, @Nullable String result, Note note) {
        Place place = definition.place(node);
        Optional<Codec<Object>> codec = definition.node(place.node()).flatMap(NodeDefinition::result);
        Object value = codec.isEmpty() || result == null ? null : decode(codec.get(), result);
        return engine.supply(definition, id, place, value, note);
    }

    /** Skips a node, or an element of it, by hand; as {@link Engine#skip}. */
    public boolean skip(String id, String node, Note note) {
        return engine.skip(definition, id, definition.place(node), note);
    }

    /** Starts a run that forks another one; as {@link Engine#fork}. */
    public Run<?> fork(String id, String beforeNode, String newId) {
        return engine.fork(definition, id, beforeNode, newId);
    }

    /** What is sent is what the codec writes of what was given: the same signal has the same text, whoever wrote it. */
    private byte[] checked(String signal, String payload) {
        Codec<?> codec = definition.nodes().stream()
                .map(NodeDefinition::signal)
                .flatMap(Optional::stream)
                .filter(one -> one.name().equals(signal))
                .findFirst()
                .orElseThrow(() ->
                        new SignalNotExpectedException(definition.version() + " never waits for '" + signal + "'"))
                .payload();
        return again(codec, payload);
    }

    private <T> byte[] again(Codec<T> codec, String json) {
        return Json.encode(codec, decode(codec, json), engine.mapper());
    }

    private <T> T decode(Codec<T> codec, String json) {
        return Json.decode(codec, json.getBytes(StandardCharsets.UTF_8), engine.mapper());
    }
}
