package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.JsonIn;
import dev.lodestep.runtime.codec.JsonOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the state of one node is stored: one field names it, {@code {"completed":{"order":1,"attempt":1,"value":…}}}. */
final class NodeStateCodec implements Codec<NodeState> {
    private final NodeDefinition node;
    private final Optional<Codec<Object>> result;

    /** The states of a node, and of its elements. */
    NodeStateCodec(NodeDefinition node) {
        this(node, node.result());
    }

    private NodeStateCodec(NodeDefinition node, Optional<Codec<Object>> result) {
        this.node = node;
        this.result = result;
    }

    /** The completions of a node, whose value, where it runs for each element of a list, is a list. */
    @SuppressWarnings("unchecked") // gives and gets only lists of the node's results
    static NodeStateCodec ofCompletions(NodeDefinition node) {
        return !node.isMany()
                ? new NodeStateCodec(node)
                : new NodeStateCodec(node, node.result().map(codec -> (Codec<Object>) (Codec<?>) Codecs.list(codec)));
    }

    @Override
    public void write(JsonOut out, NodeState state) {
        out.beginObject();
        if (state instanceof NodeState.Waiting waiting) {
            out.name("waiting");
            out.beginObject();
            due(out, waiting.due());
            question(out, waiting.question());
            out.endObject();
        } else if (state instanceof NodeState.Active active) {
            out.name("active");
            out.beginObject();
            out.field("failedAttempts", Codecs.INT, active.failedAttempts());
            out.field("admitted", Codecs.BOOLEAN, active.admitted());
            due(out, active.due());
            wake(out, active.wake());
            out.endObject();
        } else if (state instanceof NodeState.Child child) {
            out.name("child");
            out.beginObject();
            child(out, child);
            out.endObject();
        } else if (state instanceof NodeState.Recovering recovering) {
            out.name("recovering");
            out.beginObject();
            child(out, recovering.child());
            out.field("run", Codecs.STRING, recovering.run());
            out.field("failure", StoredForms.FAILURE, recovering.failure());
            out.endObject();
        } else if (state instanceof NodeState.Completed completed) {
            out.name("completed");
            out.beginObject();
            out.field("order", Codecs.INT, completed.order());
            out.field("attempt", Codecs.INT, completed.attempt());
            if (completed.value() != null) {
                out.field("value", result.orElseThrow(), completed.value());
            }
            out.endObject();
        } else if (state instanceof NodeState.Skipped skipped) {
            out.field("skipped", StoredForms.SKIP_REASON, skipped.reason());
        } else if (state instanceof NodeState.Failed failed) {
            out.name("failed");
            out.beginObject();
            out.field("failure", StoredForms.FAILURE, failed.failure());
            out.field("admitted", Codecs.BOOLEAN, failed.admitted());
            wake(out, failed.wake());
            if (failed.child() != null) {
                child(out, failed.child());
            }
            out.endObject();
        } else if (state instanceof NodeState.Fan fan) {
            out.name("elements");
            write(out, fan);
        } else if (state instanceof NodeState.Undoing undoing) {
            out.name("undoing");
            out.beginObject();
            out.field("before", this, undoing.before());
            out.field("failedAttempts", Codecs.INT, undoing.failedAttempts());
            due(out, undoing.due());
            out.endObject();
        } else if (state instanceof NodeState.UndoRun run) {
            out.name("undoRun");
            out.beginObject();
            out.field("before", this, run.before());
            out.field("number", Codecs.INT, run.number());
            out.field("begun", Codecs.BOOLEAN, run.open());
            out.endObject();
        } else if (state instanceof NodeState.Undone undone) {
            out.field("undone", this, undone.before());
        } else if (state instanceof NodeState.UndoFailed failed) {
            out.name("undoFailed");
            out.beginObject();
            out.field("before", this, failed.before());
            out.field("failure", StoredForms.FAILURE, failed.failure());
            out.endObject();
        }
        out.endObject();
    }

    private void child(JsonOut out, NodeState.Child child) {
        out.field("number", Codecs.INT, child.number());
        out.field("begun", Codecs.BOOLEAN, child.begun());
        if (child.input() != null) {
            out.field("input", inputCodec(), child.input());
        }
    }

    @SuppressWarnings("unchecked") // gives and gets only inputs of the node's own child
    private Codec<Object> inputCodec() {
        return (Codec<Object>)
                node.child().orElseThrow().workflow().get().input().orElseThrow();
    }

    private void write(JsonOut out, NodeState.Fan fan) {
        out.beginObject();
        out.field("count", Codecs.INT, fan.elements().count());
        if (fan.completion() != null) {
            out.field("order", Codecs.INT, fan.completion().order());
        }
        out.name("states");
        out.beginObject();
        for (int element = 0; element < fan.elements().count(); element++) {
            NodeState state = fan.elements().get(element);
            if (!(state instanceof NodeState.Pending)) {
                out.field(Integer.toString(element), this, state);
            }
        }
        out.endObject();
        out.endObject();
    }

    private NodeState.Fan fan(Parts parts) {
        List<NodeState> states = new ArrayList<>(Collections.nCopies(parts.count, NodeState.Pending.PENDING));
        parts.states.forEach(states::set);
        Elements elements = Elements.of(states, node.atOnce());
        return new NodeState.Fan(
                elements,
                parts.order == 0
                        ? null
                        : new NodeState.Completed(result.isPresent() ? elements.results() : null, parts.order, 1));
    }

    @Override
    public NodeState read(JsonIn in) {
        NodeState state = NodeState.Pending.PENDING;
        in.beginObject();
        for (String kind; (kind = in.nextField()) != null; ) {
            state = state(kind, in);
        }
        return state;
    }

    @Override
    public String expected() {
        return "the state of a node";
    }

    private NodeState state(String kind, JsonIn in) {
        if (kind.equals("skipped")) {
            return new NodeState.Skipped(in.value(StoredForms.SKIP_REASON));
        }
        if (kind.equals("undone")) {
            return new NodeState.Undone(in.value(this));
        }
        Parts parts = new Parts();
        in.object(field -> parts.read(field, in));
        return switch (kind) {
            case "waiting" -> new NodeState.Waiting(parts.due, parts.asked());
            case "active" -> new NodeState.Active(parts.failedAttempts, parts.admitted, parts.due, parts.wake());
            case "completed" -> new NodeState.Completed(value(in, parts), parts.order, parts.attempt);
            case "elements" -> fan(parts);
            case "failed" ->
                new NodeState.Failed(
                        in.require("failure", parts.failure),
                        parts.admitted,
                        parts.wake(),
                        parts.number > 0 ? parts.child() : null);
            case "child" -> parts.child();
            case "recovering" ->
                new NodeState.Recovering(
                        parts.child(), in.require("run", parts.run), in.require("failure", parts.failure));
            case "undoRun" -> new NodeState.UndoRun(in.require("before", parts.before), parts.number, parts.begun);
            case "undoing" ->
                new NodeState.Undoing(in.require("before", parts.before), parts.failedAttempts, parts.due);
            case "undoFailed" ->
                new NodeState.UndoFailed(in.require("before", parts.before), in.require("failure", parts.failure));
            default -> throw in.invalid("no node is '" + kind + "'");
        };
    }

    /** A result that stands for absence, such as an empty Optional, was left out. */
    private @Nullable Object value(JsonIn in, Parts parts) {
        if (parts.value != null || result.isEmpty()) {
            return parts.value;
        }
        return in.require("value", result.get().whenAbsent());
    }

    private static void due(JsonOut out, @Nullable Instant due) {
        if (due != null) {
            out.field("due", Codecs.INSTANT, due);
        }
    }

    private void wake(JsonOut out, @Nullable Wake wake) {
        if (wake == null) {
            return;
        }
        if (wake.payload().isPresent()) {
            out.field("signal", payloadCodec(), wake.payload().get());
        } else {
            out.field("timedOut", Codecs.BOOLEAN, true);
        }
        question(out, wake.question());
    }

    private void question(JsonOut out, @Nullable Question question) {
        if (question != null) {
            out.field("carry", node.carry().orElseThrow(), question.carry());
            out.field("question", Codecs.INT, question.number());
        }
    }

    @SuppressWarnings("unchecked") // the payloads of a wait are all of its own type
    private Codec<Object> payloadCodec() {
        return (Codec<Object>) node.signal().orElseThrow().payload();
    }

    private final class Parts {
        private @Nullable Instant due;
        private @Nullable Wake wake;
        private @Nullable Object value;
        private @Nullable Failure failure;
        private @Nullable NodeState before;
        private int failedAttempts;
        private boolean admitted;
        private @Nullable Object carry;
        private int question;
        private int order;
        private int attempt;
        private int count;
        private @Nullable Object input;
        private @Nullable String run;
        private int number;
        private boolean begun;
        private final Map<Integer, NodeState> states = new HashMap<>();

        @Nullable
        Question asked() {
            return carry == null ? null : new Question(carry, question);
        }

        NodeState.Child child() {
            return new NodeState.Child(input, number, begun);
        }

        @Nullable
        Wake wake() {
            return wake == null ? null : wake.after(asked());
        }

        void read(String field, JsonIn in) {
            switch (field) {
                case "due" -> due = in.value(Codecs.INSTANT);
                case "signal" -> wake = Wake.by(in.value(payloadCodec()));
                case "timedOut" -> wake = Wake.TIMED_OUT;
                case "value" -> value = result.map(in::value).orElse(null);
                case "failure" -> failure = in.value(StoredForms.FAILURE);
                case "before" -> before = in.value(NodeStateCodec.this);
                case "failedAttempts" -> failedAttempts = in.intValue();
                case "admitted" -> admitted = in.bool();
                case "order" -> order = in.intValue();
                case "attempt" -> attempt = in.intValue();
                case "carry" ->
                    carry = node.carry().map(codec -> in.value(codec)).orElse(null);
                case "question" -> question = in.intValue();
                case "count" -> count = in.intValue();
                case "input" -> input = in.value(inputCodec());
                case "run" -> run = in.string();
                case "number" -> number = in.intValue();
                case "begun" -> begun = in.bool();
                case "states" ->
                    in.object(element -> states.put(Integer.valueOf(element), in.value(NodeStateCodec.this)));
                default -> {}
            }
        }
    }
}
