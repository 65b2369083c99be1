package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How what is kept of the rounds that are over is stored: three lists, newest first, of what nodes and elements were. */
final class PastCodec implements Codec<Past> {
    private final WorkflowDefinition<?, ?> definition;

    PastCodec(WorkflowDefinition<?, ?> definition) {
        this.definition = definition;
    }

    @Override
    public void write(JsonOut out, Past past) {
        out.beginObject();
        write(out, "toUndo", past.toUndo());
        write(out, "taken", past.taken());
        write(out, "last", past.last());
        out.endObject();
    }

    private void write(JsonOut out, String name, List<PastUnit> units) {
        if (units.isEmpty()) {
            return;
        }
        out.name(name);
        out.beginArray();
        for (PastUnit unit : units) {
            out.beginObject();
            out.field("of", Codecs.STRING, unit.place().toString());
            out.field("rounds", StoredForms.NUMBERS, unit.rounds().numbers());
            out.field("order", Codecs.INT, unit.order());
            out.field("state", states(unit.place()), unit.state());
            out.endObject();
        }
        out.endArray();
    }

    private NodeStateCodec states(Place place) {
        NodeDefinition node = definition.nodes().get(definition.indexOf(place.node()));
        return place.isElement() ? new NodeStateCodec(node) : NodeStateCodec.ofCompletions(node);
    }

    @Override
    public Past read(JsonIn in) {
        List<PastUnit> toUndo = new ArrayList<>();
        List<PastUnit> taken = new ArrayList<>();
        List<PastUnit> last = new ArrayList<>();
        in.object(name -> {
            switch (name) {
                case "toUndo" -> units(in, toUndo);
                case "taken" -> units(in, taken);
                case "last" -> units(in, last);
                default -> {}
            }
        });
        return Past.of(toUndo, taken, last, definition);
    }

    private void units(JsonIn in, List<PastUnit> units) {
        in.beginArray();
        while (in.nextElement()) {
            Parts parts = new Parts();
            in.object(field -> parts.read(field, in));
            units.add(parts.unit(in));
        }
    }

    @Override
    public String expected() {
        return "what is kept of earlier rounds";
    }

    /** Collects the fields of one; it is written with what it is of before its state. */
    private final class Parts {
        private @Nullable Place place;
        private @Nullable NodeState state;
        private Rounds rounds = Rounds.NONE;
        private int order;

        void read(String field, JsonIn in) {
            switch (field) {
                case "of" -> place = definition.place(in.string());
                case "rounds" -> rounds = Rounds.of(in.value(StoredForms.NUMBERS));
                case "order" -> order = in.intValue();
                case "state" -> state = in.value(states(in.require("of", place)));
                default -> {}
            }
        }

        PastUnit unit(JsonIn in) {
            return new PastUnit(in.require("of", place), rounds, order, in.require("state", state));
        }
    }
}
