package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import org.jspecify.annotations.Nullable;

/** How the end of a child is stored in its parent's journal: {@code {"child":"order-1/pay","ending":…}}, the ending as the child stored it. */
final class ChildEndedCodec implements Codec<Entry.ChildEnded> {
    private final Place place;
    private final int message;
    private final EndingCodec endings;

    ChildEndedCodec(NodeDefinition node, Place place, int message) {
        this.place = place;
        this.message = message;
        this.endings = new EndingCodec(node.child().orElseThrow().workflow().get());
    }

    @Override
    public void write(JsonOut out, Entry.ChildEnded entry) {
        out.beginObject();
        out.field("child", Codecs.STRING, entry.child());
        out.field("ending", endings, entry.ending());
        out.endObject();
    }

    @Override
    public Entry.ChildEnded read(JsonIn in) {
        Parts parts = new Parts();
        in.object(field -> parts.read(field, in));
        return new Entry.ChildEnded(
                place, message, in.require("child", parts.child), in.require("ending", parts.ending));
    }

    @Override
    public String expected() {
        return "how a child ended";
    }

    private final class Parts {
        private @Nullable String child;
        private @Nullable Ending ending;

        void read(String field, JsonIn in) {
            switch (field) {
                case "child" -> child = in.string();
                case "ending" -> ending = in.value(endings);
                default -> {}
            }
        }
    }
}
