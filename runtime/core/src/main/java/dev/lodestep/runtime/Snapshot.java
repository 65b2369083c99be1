package dev.lodestep.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Field;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.UnknownNodeException;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a run of the plain runner stands, as portable JSON in the caller's hands: a file, a column, a message. It holds the workflow's name,
 * its version, and all results; services are not in it, they are given anew by the machine that resumes it.
 */
public final class Snapshot {
    private static final int FORMAT = 1;

    private static final Codec<Document> DOCUMENT = Codecs.record(
            "Snapshot",
            in -> new Document(
                    in.<Integer>get(0),
                    in.<String>get(1),
                    in.<Integer>get(2),
                    in.<String>get(3),
                    in.<String>get(4),
                    in.<Optional<Instant>>get(5),
                    in.<List<String>>get(6),
                    in.<JsonNode>get(7)),
            Field.of("lodestep", Codecs.INT, Document::format),
            Field.of("workflow", Codecs.STRING, Document::workflow),
            Field.of("version", Codecs.INT, Document::version),
            Field.of("schema", Codecs.STRING, Document::schema),
            Field.of("run", Codecs.STRING, Document::run),
            Field.of("due", Codecs.optional(Codecs.INSTANT), Document::due),
            Field.of("waitsFor", Codecs.list(Codecs.STRING), Document::waitsFor),
            Field.of("state", Codecs.json(), Document::state));

    /** How runs and nodes stand, as it is stored; another name there could be anything, and is not shown. */
    private static final Set<String> WORDS = Set.of(
            "waiting", "active", "completed", "skipped", "failed", "undoing", "undone", "undoFailed", "cancelled");

    private final Document document;
    private final @Nullable Mapper mapper;

    private record Document(
            int format,
            String workflow,
            int version,
            String schema,
            String run,
            Optional<Instant> due,
            List<String> waitsFor,
            JsonNode state) {}

    private Snapshot(Document document, @Nullable Mapper mapper) {
        this.document = document;
        this.mapper = mapper;
    }

    /**
     * Reads a snapshot.
     *
     * @throws SnapshotMismatchException if the text is not one, or one of a newer format
     */
    public static Snapshot parse(String json) {
        return read(json, null);
    }

    /**
     * Reads a snapshot whose types with {@code @Databind} that mapper reads; a machine that has a mapper of its own takes that one.
     *
     * @throws SnapshotMismatchException if the text is not one, or one of a newer format
     */
    public static Snapshot parse(String json, ObjectMapper objectMapper) {
        return read(json, Mapper.of(objectMapper));
    }

    private static Snapshot read(String json, @Nullable Mapper mapper) {
        Document document;
        try {
            document = Json.decode(DOCUMENT, json.getBytes(StandardCharsets.UTF_8));
        } catch (DecodeException e) {
            throw new SnapshotMismatchException("this is not a snapshot: " + e.getMessage());
        }
        if (document.format() != FORMAT) {
            throw new SnapshotMismatchException("the snapshot of run '" + document.run() + "' has format "
                    + document.format() + ", but this version of Lodestep reads format " + FORMAT
                    + ": resume it with the version that wrote it, or a newer one.");
        }
        return new Snapshot(document, mapper);
    }

    static Snapshot of(String runId, RunState state, List<Work> open, @Nullable Mapper mapper) {
        WorkflowDefinition<?, ?> definition = state.definition();
        byte[] stored = new StateCodec(definition, mapper).encode(state);
        Document document = new Document(
                FORMAT,
                definition.version().workflow(),
                definition.version().version(),
                definition.fingerprint(),
                runId,
                Work.earliestDue(open),
                open.stream()
                        .filter(Work.Await.class::isInstance)
                        .map(work -> ((Work.Await) work).signal().name())
                        .toList(),
                Json.decode(Codecs.json(), stored));
        return new Snapshot(document, mapper);
    }

    /** The whole snapshot as JSON. */
    public String toJson() {
        return new String(Json.encode(DOCUMENT, document), StandardCharsets.UTF_8);
    }

    /** The run's id. */
    public String runId() {
        return document.run();
    }

    /** Which workflow it is a run of. */
    public WorkflowVersion workflow() {
        return new WorkflowVersion(document.workflow(), document.version());
    }

    /** When the run goes on without a signal, if it does: then resume it with {@code onTime}. */
    public Optional<Instant> due() {
        return document.due();
    }

    /** The names of the signals that it waits for. */
    public List<String> waitsFor() {
        return document.waitsFor();
    }

    /**
     * The state in this snapshot, for a workflow's generated code.
     *
     * @throws SnapshotMismatchException if it is not one of this workflow and version, or its data does not fit
     */
    public RunState decode(WorkflowDefinition<?, ?> definition) {
        return decode(definition, null);
    }

    /** As {@link #decode(WorkflowDefinition)}, with a mapper that comes before the snapshot's own, if it is not null. */
    RunState decode(WorkflowDefinition<?, ?> definition, @Nullable Mapper first) {
        if (!workflow().equals(definition.version())) {
            throw new SnapshotMismatchException("the snapshot of run '" + runId() + "' is one of " + workflow()
                    + ", not of " + definition.version());
        }
        try {
            return new StateCodec(definition, first == null ? mapper : first)
                    .decode(Json.encode(Codecs.json(), document.state()));
        } catch (DecodeException | EncodeException | UnknownNodeException e) {
            boolean same = document.schema().equals(definition.fingerprint());
            throw new SnapshotMismatchException("the snapshot of run '" + runId() + "' does not fit "
                    + (same
                            ? "its code, though its types are still the same: the snapshot was changed, or damaged: "
                            : "this version of its code, whose types are others: resume it with the code that took it: ")
                    + e.getMessage());
        }
    }

    /** The run, where it stands and its nodes; no values. */
    @Override
    public String toString() {
        return "Snapshot of run '" + runId() + "' of " + workflow() + ", " + standing()
                + (waitsFor().isEmpty() ? "" : ", waits for " + String.join(", ", waitsFor()))
                + due().map(at -> ", due " + at).orElse("");
    }

    private String standing() {
        JsonNode state = document.state();
        String run = state.has("ending")
                ? word(state.get("ending"))
                : state.has("parked") ? "parked" : state.has("cancelled") ? "being cancelled" : "not over";
        List<String> nodes = state.path("nodes").properties().stream()
                .map(node -> node.getKey() + "=" + word(node.getValue()))
                .toList();
        return run + " " + nodes;
    }

    private static String word(JsonNode form) {
        return form.properties().stream()
                .map(Map.Entry::getKey)
                .filter(WORDS::contains)
                .findFirst()
                .orElse("unknown");
    }
}
