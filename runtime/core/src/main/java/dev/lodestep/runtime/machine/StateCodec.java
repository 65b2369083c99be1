package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import dev.lodestep.runtime.codec.Mapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a run's state is stored, in checkpoints and snapshots: everything by name, nothing by position; what is pending is left out. */
public final class StateCodec implements Codec<RunState> {
    private final WorkflowDefinition<?, ?> definition;
    private final Optional<Codec<Object>> input;
    private final EndingCodec endings;
    private final PastCodec past;

    private final @Nullable Mapper mapper;

    /** The codec of a workflow's states, with the default mapper. */
    public StateCodec(WorkflowDefinition<?, ?> definition) {
        this(definition, null);
    }

    /** The codec of a workflow's states, with the mapper for what databind covers; null: the default one. */
    @SuppressWarnings("unchecked") // gives and gets only inputs of its own workflow
    public StateCodec(WorkflowDefinition<?, ?> definition, @Nullable Mapper mapper) {
        this.definition = definition;
        this.mapper = mapper;
        this.input = definition.input().map(codec -> (Codec<Object>) codec);
        this.endings = new EndingCodec(definition);
        this.past = new PastCodec(definition);
    }

    /** The state as UTF-8 JSON. */
    public byte[] encode(RunState state) {
        return Json.encode(this, state, mapper);
    }

    /**
     * The state of UTF-8 JSON.
     *
     * @throws DecodeException if it is not one of this workflow and version; the message names the place
     * @throws UnknownNodeException if it names a node that this version does not have
     */
    public RunState decode(byte[] json) {
        try {
            return Json.decode(this, json, mapper);
        } catch (DecodeException e) {
            if (e.getCause() instanceof UnknownNodeException unknown) {
                throw unknown;
            }
            throw e.withContext(
                    definition.version().workflow(), definition.version().version());
        }
    }

    @Override
    public void write(JsonOut out, RunState state) {
        out.beginObject();
        if (state.input() != null) {
            out.field("input", input.orElseThrow(), state.input());
        }
        out.field("completions", Codecs.INT, state.completions());
        if (state.pivot() > 0) {
            out.field("pivot", Codecs.INT, state.pivot());
        }
        out.name("nodes");
        out.beginObject();
        for (NodeDefinition node : definition.nodes()) {
            NodeState at = state.node(node.name());
            if (!(at instanceof NodeState.Pending)) {
                out.field(node.name(), new NodeStateCodec(node), at);
            }
        }
        out.endObject();
        if (!definition.layout().isEmpty()) {
            loops(out, state);
        }
        if (!state.past().isEmpty()) {
            out.field("past", past, state.past());
        }
        if (!state.deadlines().times().isEmpty()) {
            deadlines(out, state);
        }
        failures(out, "failures", state.failures());
        failures(out, "compensationFailures", state.compensationFailures());
        if (state.leavesUndone()) {
            out.field("leavesUndone", Codecs.BOOLEAN, true);
        }
        state.undoes().ifPresent(reason -> out.field("undoes", StoredForms.FAILURE, reason));
        state.cancelled().ifPresent(mode -> out.field("cancelled", StoredForms.CANCEL_MODE, mode));
        state.parked().ifPresent(reason -> out.field("parked", Codecs.STRING, reason));
        if (state.paused()) {
            out.field("paused", Codecs.BOOLEAN, true);
        }
        state.ending().ifPresent(ending -> out.field("ending", endings, ending));
        if (!state.consumed().numbers().isEmpty()) {
            out.field("consumed", StoredForms.NUMBERS, state.consumed().numbers());
        }
        out.endObject();
    }

    private static void failures(JsonOut out, String name, List<Failure> failures) {
        if (!failures.isEmpty()) {
            out.field(name, StoredForms.FAILURES, failures);
        }
    }

    private static void deadlines(JsonOut out, RunState state) {
        Map<String, Instant> named = new TreeMap<>();
        state.deadlines().times().forEach((place, due) -> named.put(place.toString(), due));
        out.name("deadlines");
        out.beginObject();
        named.forEach((place, due) -> out.field(place, Codecs.INSTANT, due));
        out.endObject();
    }

    private void loops(JsonOut out, RunState state) {
        out.name("loops");
        out.beginObject();
        for (int loop = 0; loop < definition.layout().size(); loop++) {
            if (!state.loop(loop).equals(LoopState.FIRST)) {
                out.field(definition.layout().get(loop).header(), StoredForms.LOOP, state.loop(loop));
            }
        }
        out.endObject();
    }

    @Override
    public RunState read(JsonIn in) {
        Reader reader = new Reader(in);
        in.object(reader::field);
        return reader.state();
    }

    @Override
    public String expected() {
        return "the state of a run";
    }

    /** Collects the fields, whose order does not matter, and makes the state at the end. */
    private final class Reader {
        private final JsonIn in;
        private final Draft draft = new Draft(definition, null);
        private @Nullable Object inputValue;

        Reader(JsonIn in) {
            this.in = in;
        }

        void field(String name) {
            switch (name) {
                case "input" -> inputValue = input.map(in::value).orElse(null);
                case "completions" -> draft.completions = in.intValue();
                case "nodes" -> in.object(this::node);
                case "failures" -> draft.failures = in.value(StoredForms.FAILURES);
                case "cancelled" -> draft.cancelled = Optional.of(in.value(StoredForms.CANCEL_MODE));
                case "undoes" -> draft.undoes = Optional.of(in.value(StoredForms.FAILURE));
                case "parked" -> draft.parked = Optional.of(in.string());
                case "paused" -> draft.paused = in.bool();
                case "ending" -> draft.ending = Optional.of(in.value(endings));
                case "consumed" -> draft.consumed = Consumed.of(in.value(StoredForms.NUMBERS));
                case "pivot" -> draft.pivot = in.intValue();
                case "loops" -> in.object(this::loop);
                case "leavesUndone" -> draft.leavesUndone = in.bool();
                case "deadlines" -> in.object(this::deadline);
                case "past" -> draft.past = in.value(past);
                case "compensationFailures" -> draft.compensationFailures = in.value(StoredForms.FAILURES);
                default -> {}
            }
        }

        private void node(String name) {
            int index = definition.indexOf(name);
            draft.nodes[index] = in.value(new NodeStateCodec(definition.nodes().get(index)));
        }

        private void deadline(String place) {
            draft.deadlines = draft.deadlines.with(definition.place(place), in.value(Codecs.INSTANT));
        }

        private void loop(String header) {
            draft.loops[RoundChange.loop(definition, header)] = in.value(StoredForms.LOOP);
        }

        RunState state() {
            if (input.isPresent()) {
                draft.input = in.require("input", inputValue);
            }
            return draft.done();
        }
    }
}
