package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an operator's decision is stored, in the inbox and, once it was taken up, in the journal: {@code {"what":"supply","by":…,"why":…,
 * "value":…}}; the node stands in the row.
 */
final class OperatorCodec implements Codec<Entry.ByOperator> {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

    private final WorkflowDefinition<?, ?> definition;
    private final @Nullable Place place;
    private final int message;

    /**
     * The codec of a decision.
     *
     * @param place what it is about, if it is about a node
     * @param message the inbox position that it is read from
     */
    OperatorCodec(WorkflowDefinition<?, ?> definition, @Nullable Place place, int message) {
        this.definition = definition;
        this.place = place;
        this.message = message;
    }

    @Override
    public void write(JsonOut out, Entry.ByOperator entry) {
        out.beginObject();
        out.field("what", Codecs.STRING, what(entry));
        text(out, "by", entry.note().by());
        text(out, "why", entry.note().why());
        if (entry instanceof Entry.Supplied supplied && supplied.value() != null) {
            result(supplied.place()).ifPresent(codec -> out.field("value", codec, supplied.value()));
        } else if (entry instanceof Entry.Forked forked) {
            out.field("of", Codecs.STRING, forked.of());
            out.field("from", Codecs.STRING, forked.node());
            out.field("state", new StateCodec(definition), forked.state());
        }
        out.endObject();
    }

    private static void text(JsonOut out, String name, @Nullable String text) {
        if (text != null) {
            out.field(name, Codecs.STRING, text);
        }
    }

    private static String what(Entry.ByOperator entry) {
        if (entry instanceof Entry.Retried) {
            return "retry";
        }
        if (entry instanceof Entry.Paused) {
            return "pause";
        }
        if (entry instanceof Entry.WentOn) {
            return "go";
        }
        if (entry instanceof Entry.SkippedByHand) {
            return "skip";
        }
        return entry instanceof Entry.Supplied ? "supply" : "fork";
    }

    @Override
    public Entry.ByOperator read(JsonIn in) {
        Parts parts = new Parts(in);
        in.object(parts::field);
        return parts.entry();
    }

    @Override
    public String expected() {
        return "what an operator decided";
    }

    private Optional<Codec<Object>> result(Place at) {
        return definition.nodes().get(definition.indexOf(at.node())).result();
    }

    private final class Parts {
        private final JsonIn in;
        private String what = "";
        private @Nullable String by;
        private @Nullable String why;
        private @Nullable Object value;
        private @Nullable String of;
        private @Nullable String from;
        private @Nullable RunState state;

        Parts(JsonIn in) {
            this.in = in;
        }

        void field(String name) {
            switch (name) {
                case "what" -> what = in.string();
                case "by" -> by = in.string();
                case "why" -> why = in.string();
                case "value" ->
                    value = place == null ? null : result(place).map(in::value).orElse(null);
                case "of" -> of = in.string();
                case "from" -> from = in.string();
                case "state" -> state = in.value(new StateCodec(definition));
                default -> {}
            }
        }

        Entry.ByOperator entry() {
            Note note = new Note(by, why);
            return switch (what) {
                case "retry" -> new Entry.Retried(message);
                case "pause" -> new Entry.Paused(message, note);
                case "go" -> new Entry.WentOn(message, note);
                case "skip" -> new Entry.SkippedByHand(in.require("the node", place), message, note);
                case "supply" -> new Entry.Supplied(in.require("the node", place), message, supplied(), note);
                case "fork" ->
                    new Entry.Forked(
                            message, in.require("of", of), in.require("from", from), in.require("state", state));
                default -> in.require("what", null);
            };
        }

        private @Nullable Object supplied() {
            Optional<Codec<Object>> codec = place == null ? Optional.empty() : result(place);
            if (value != null || codec.isEmpty()) {
                return value;
            }
            return codec.get().acceptsNull() ? Json.decode(codec.get(), NULL) : in.require("value", null);
        }
    }
}
