package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a run's state is stored, in checkpoints and snapshots: everything by name, nothing by position; what is pending is left out. */
public final class StateCodec implements Codec<RunState> {
    private static final Codec<List<Integer>> NUMBERS = Codecs.list(Codecs.INT);

    private final WorkflowDefinition<?, ?> definition;
    private final Optional<Codec<Object>> input;
    private final EndingCodec endings;

    /** The codec of a workflow's states. */
    @SuppressWarnings("unchecked") // gives and gets only inputs of its own workflow
    public StateCodec(WorkflowDefinition<?, ?> definition) {
        this.definition = definition;
        this.input = definition.input().map(codec -> (Codec<Object>) codec);
        this.endings = new EndingCodec(definition);
    }

    /** The state as UTF-8 JSON. */
    public byte[] encode(RunState state) {
        return Json.encode(this, state);
    }

    /**
     * The state of UTF-8 JSON.
     *
     * @throws DecodeException if it is not one of this workflow and version; the message names the place
     * @throws UnknownNodeException if it names a node that this version does not have
     */
    public RunState decode(byte[] json) {
        try {
            return Json.decode(this, json);
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
        out.name("nodes");
        out.beginObject();
        for (NodeDefinition node : definition.nodes()) {
            NodeState at = state.node(node.name());
            if (!(at instanceof NodeState.Pending)) {
                out.field(node.name(), new NodeStateCodec(node), at);
            }
        }
        out.endObject();
        if (!state.failures().isEmpty()) {
            out.field("failures", StoredForms.FAILURES, state.failures());
        }
        state.cancelled().ifPresent(mode -> out.field("cancelled", StoredForms.CANCEL_MODE, mode));
        state.parked().ifPresent(reason -> out.field("parked", Codecs.STRING, reason));
        state.ending().ifPresent(ending -> out.field("ending", endings, ending));
        if (!state.consumed().isEmpty()) {
            out.field("consumed", NUMBERS, List.copyOf(new TreeSet<>(state.consumed())));
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
        private final RunState.Draft draft = new RunState.Draft(definition, null);
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
                case "parked" -> draft.parked = Optional.of(in.string());
                case "ending" -> draft.ending = Optional.of(in.value(endings));
                case "consumed" -> in.value(NUMBERS).forEach(draft::consume);
                default -> {}
            }
        }

        private void node(String name) {
            int index = definition.indexOf(name);
            draft.nodes[index] = in.value(new NodeStateCodec(definition.nodes().get(index)));
        }

        RunState state() {
            if (input.isPresent()) {
                draft.input = in.require("input", inputValue);
            }
            return draft.done();
        }
    }
}
