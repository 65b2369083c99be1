package dev.lodestep.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Field;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.KeyCodec;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.UnknownNodeException;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
                    in.<JsonNode>get(7),
                    in.<Optional<Map<String, JsonNode>>>get(8).orElse(Map.of())),
            Field.of("lodestep", Codecs.INT, Document::format),
            Field.of("workflow", Codecs.STRING, Document::workflow),
            Field.of("version", Codecs.INT, Document::version),
            Field.of("schema", Codecs.STRING, Document::schema),
            Field.of("run", Codecs.STRING, Document::run),
            Field.of("due", Codecs.optional(Codecs.INSTANT), Document::due),
            Field.of("waitsFor", Codecs.list(Codecs.STRING), Document::waitsFor),
            Field.of("state", Codecs.json(), Document::state),
            Field.of("children", Codecs.optional(Codecs.map(KeyCodec.STRING, Codecs.json())), Document::optional));

    /** How runs and nodes stand, as it is stored; another name there could be anything, and is not shown. */
    private static final Set<String> WORDS = Set.of(
            "waiting", "active", "completed", "skipped", "failed", "undoing", "undone", "undoFailed", "cancelled");

    private final Document document;
    private final Surroundings around;

    private record Document(
            int format,
            String workflow,
            int version,
            String schema,
            String run,
            Optional<Instant> due,
            List<String> waitsFor,
            JsonNode state,
            Map<String, JsonNode> children) {
        Optional<Map<String, JsonNode>> optional() {
            return children.isEmpty() ? Optional.empty() : Optional.of(children);
        }
    }

    private Snapshot(Document document, Surroundings around) {
        this.document = document;
        this.around = around;
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
        return new Snapshot(document, new Surroundings(List.of(), mapper));
    }

    static Snapshot of(String runId, PlainState stands, Surroundings around) {
        WorkflowDefinition<?, ?> definition = stands.state().definition();
        List<Work> open = Planner.next(stands.state());
        List<String> waitsFor = new ArrayList<>(open.stream()
                .filter(Work.Await.class::isInstance)
                .map(work -> ((Work.Await) work).signal().name())
                .toList());
        List<Instant> due = new ArrayList<>(Work.earliestDue(open).stream().toList());
        Map<String, JsonNode> children = new TreeMap<>();
        stands.children().forEach((name, child) -> {
            Snapshot inside = of(ChildName.origin(stands.state(), runId) + "/" + name, child, around);
            inside.waitsFor().forEach(signal -> waitsFor.add(name + "/" + signal));
            inside.due().ifPresent(due::add);
            children.put(name, Json.decode(Codecs.json(), Json.encode(DOCUMENT, inside.document)));
        });
        Document document = new Document(
                FORMAT,
                definition.version().workflow(),
                definition.version().version(),
                definition.fingerprint(),
                runId,
                due.stream().min(Instant::compareTo),
                List.copyOf(waitsFor),
                Json.decode(Codecs.json(), new StateCodec(definition, around.mapper()).encode(stands.state())),
                children);
        return new Snapshot(document, around);
    }

    Surroundings surroundings() {
        return around;
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

    /** The names of the signals that it waits for; of those that a child waits for, with the child's name before them: {@code ship/approval}. */
    public List<String> waitsFor() {
        return document.waitsFor();
    }

    /** The children that run inside it, by their names: {@code ship}, or {@code ship#3} in a list. */
    public Map<String, Snapshot> children() {
        Map<String, Snapshot> children = new TreeMap<>();
        document.children().forEach((name, child) -> children.put(name, inside(child)));
        return children;
    }

    private Snapshot inside(JsonNode child) {
        return read(new String(Json.encode(Codecs.json(), child), StandardCharsets.UTF_8), around.mapper());
    }

    /**
     * Where the run stands, with its children; {@link SnapshotMismatchException} as for {@link #decode}.
     *
     * @param first a mapper that comes before the snapshot's own, if it is not null
     */
    PlainState stands(WorkflowDefinition<?, ?> definition, @Nullable Mapper first) {
        Map<String, PlainState> stand = new TreeMap<>();
        children().forEach((name, child) -> stand.put(name, child.stands(child.definition(definition), first)));
        return new PlainState(decode(definition, first), stand);
    }

    private WorkflowDefinition<?, ?> definition(WorkflowDefinition<?, ?> parent) {
        return parent.nodes().stream()
                .flatMap(node -> node.child().stream())
                .<WorkflowDefinition<?, ?>>map(child -> child.workflow().get())
                .filter(child -> child.version().equals(workflow()))
                .findFirst()
                .orElseThrow(() -> new SnapshotMismatchException("run '" + runId() + "' is one of " + workflow()
                        + ", but " + parent.version() + " starts none"));
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
            return new StateCodec(definition, first == null ? around.mapper() : first)
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
