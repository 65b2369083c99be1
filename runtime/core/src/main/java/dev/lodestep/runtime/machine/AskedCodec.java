package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a question of a re-entrant step is stored in the journal: {@code {"carry":…,"due":…}}; the attempt stands in the row. */
final class AskedCodec implements Codec<Entry.Asked> {
    private final Codec<Object> carry;
    private final Place place;

    AskedCodec(NodeDefinition node, Place place) {
        this.carry = node.carry().orElseThrow();
        this.place = place;
    }

    @Override
    public void write(JsonOut out, Entry.Asked asked) {
        out.beginObject();
        out.field("carry", carry, asked.carry());
        if (asked.due() != null) {
            out.field("due", Codecs.INSTANT, asked.due());
        }
        out.endObject();
    }

    @Override
    public Entry.Asked read(JsonIn in) {
        Parts parts = new Parts();
        in.object(field -> parts.read(field, in));
        return new Entry.Asked(place, 1, in.require("carry", parts.carry), parts.due);
    }

    @Override
    public String expected() {
        return "what a step asked";
    }

    private final class Parts {
        private @Nullable Object carry;
        private @Nullable Instant due;

        void read(String field, JsonIn in) {
            switch (field) {
                case "carry" -> carry = in.value(AskedCodec.this.carry);
                case "due" -> due = in.value(Codecs.INSTANT);
                default -> {}
            }
        }
    }
}
