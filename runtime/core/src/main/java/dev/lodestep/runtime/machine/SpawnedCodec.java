package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the start of children is stored in the journal: {@code {"inputs":[…]}}, or of a run that undoes one {@code {"undo":…}} with the reason. */
final class SpawnedCodec implements Codec<Entry> {
    private final Place place;
    private final int attempt;
    private final Optional<Codec<Object>> input;

    @SuppressWarnings("unchecked") // gives and gets only inputs of the node's own child
    SpawnedCodec(NodeDefinition node, Place place, int attempt) {
        this.place = place;
        this.attempt = attempt;
        this.input = node.child().orElseThrow().workflow().get().input().map(codec -> (Codec<Object>) codec);
    }

    @Override
    public void write(JsonOut out, Entry entry) {
        out.beginObject();
        if (entry instanceof Entry.UndoSpawned undo) {
            out.field("undo", StoredForms.FAILURE, undo.reason());
        } else {
            out.name("inputs");
            out.beginArray();
            for (Object each : ((Entry.Spawned) entry).inputs()) {
                if (each == null) {
                    out.nullValue();
                } else {
                    out.value(input.orElseThrow(), each);
                }
            }
            out.endArray();
        }
        out.endObject();
    }

    @Override
    public Entry read(JsonIn in) {
        Parts parts = new Parts();
        in.object(field -> parts.read(field, in));
        return parts.reason != null
                ? new Entry.UndoSpawned(place, parts.reason)
                : new Entry.Spawned(place, attempt, parts.inputs);
    }

    @Override
    public String expected() {
        return "what children were started with";
    }

    private final class Parts {
        private final List<@Nullable Object> inputs = new ArrayList<>();
        private @Nullable Failure reason;

        void read(String field, JsonIn in) {
            switch (field) {
                case "undo" -> reason = in.value(StoredForms.FAILURE);
                case "inputs" -> {
                    in.beginArray();
                    while (in.nextElement()) {
                        if (input.isPresent()) {
                            inputs.add(in.value(input.get()));
                        } else {
                            in.skip();
                            inputs.add(null);
                        }
                    }
                }
                default -> {}
            }
        }
    }
}
