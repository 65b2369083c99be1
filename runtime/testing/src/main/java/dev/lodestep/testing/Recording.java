package dev.lodestep.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run in a file, to be read by the code of later days: runs that are under way must be readable by every new release.
 * Record some of production, keep them beside the tests, and let a test read them all:
 *
 * <pre>{@code
 * Recording.of(engine, "1001").save(Path.of("src/test/resources/journals/1001.jsonl"));
 *
 * Recording.all(Path.of("src/test/resources/journals")).forEach(run -> run.replay(OrderMachine.DEFINITION));
 * }</pre>
 *
 * <p>One line of JSON for each entry, the first one for the run itself.
 */
public final class Recording {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String runId;
    private final String workflow;
    private final int version;
    private final List<JournalRow> rows;

    private Recording(String runId, String workflow, int version, List<JournalRow> rows) {
        this.runId = runId;
        this.workflow = workflow;
        this.version = version;
        this.rows = List.copyOf(rows);
    }

    /** The journal of a run as it is now; {@link UnknownRunException} if there is none of that id. */
    public static Recording of(Engine engine, String runId) {
        RunSummary run = engine.find(runId)
                .orElseThrow(() -> new UnknownRunException("there is no run '" + runId + "' to be recorded"));
        List<JournalRow> rows = engine.journal(runId).stream()
                .map(record -> row(
                        record.position(),
                        record.kind(),
                        record.node().orElse(null),
                        record.attempt(),
                        record.payload().orElse(null)))
                .toList();
        return new Recording(runId, run.workflow(), run.version(), rows);
    }

    /** All recordings of a folder, in the order of their names; {@link UncheckedIOException} if it cannot be read. */
    public static List<Recording> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("recordings cannot be read from " + folder, e);
        }
    }

    /** The recording in a file; {@link UncheckedIOException} if it cannot be read or is none. */
    public static Recording read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                throw new IOException(file + " is empty: record the run again");
            }
            JsonNode head = JSON.readTree(lines.get(0));
            List<JournalRow> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(row(JSON.readTree(line)));
            }
            return new Recording(
                    head.path("run").textValue(),
                    head.path("workflow").textValue(),
                    head.path("version").intValue(),
                    rows);
        } catch (IOException e) {
            throw new UncheckedIOException("this is not a recording: " + e.getMessage(), e);
        }
    }

    /** Writes it to a file; folders on the way are made. {@link UncheckedIOException} if that is impossible. */
    public void save(Path file) {
        ObjectNode head = JSON.createObjectNode();
        head.put("run", runId).put("workflow", workflow).put("version", version);
        List<String> lines = new ArrayList<>(List.of(head.toString()));
        rows.forEach(row -> lines.add(line(row)));
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the recording of run '" + runId + "' cannot be written to " + file, e);
        }
    }

    /** The id of the run. */
    public String runId() {
        return runId;
    }

    /**
     * Lets the code of today read it: each entry is decoded, and the run comes to the state in which it was recorded.
     *
     * @throws AssertionError if the code cannot read it; the message names the entry
     */
    public RunState replay(WorkflowDefinition<?, ?> definition) {
        if (!definition.version().workflow().equals(workflow)
                || definition.version().version() != version) {
            throw new AssertionError("run '" + runId + "' is one of " + workflow + " version " + version + ", not of "
                    + definition.version() + ": keep the class of that version as long as its runs last");
        }
        EntryCodec codec = new EntryCodec(definition);
        RunState state = RunState.started(definition, input(definition));
        for (JournalRow row : rows) {
            try {
                Optional<Entry> entry = codec.decode(row);
                state = entry.isPresent() ? state.apply(entry.get()) : state;
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "run '" + runId + "', recorded before, cannot be read by this code: " + e.getMessage()
                                + ". Runs like it would be parked after a deploy: keep the old form readable, or raise the version",
                        e);
            }
        }
        return state;
    }

    private @Nullable Object input(WorkflowDefinition<?, ?> definition) {
        byte[] payload = rows.isEmpty() ? null : rows.get(0).payload();
        if (definition.input().isEmpty() || payload == null) {
            return null;
        }
        try {
            return Json.decode(definition.input().get(), payload);
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "the input of run '" + runId + "' cannot be read by this code: " + e.getMessage(), e);
        }
    }

    private static String line(JournalRow row) {
        ObjectNode line = JSON.createObjectNode();
        line.put("seq", row.seq()).put("kind", row.kind().name());
        if (row.node() != null) {
            line.put("node", row.node()).put("attempt", row.attempt());
        }
        if (row.payload() != null) {
            line.put("payload", new String(row.payload(), StandardCharsets.UTF_8));
        }
        return line.toString();
    }

    private static JournalRow row(JsonNode line) throws IOException {
        try {
            return row(
                    line.path("seq").intValue(),
                    EntryKind.valueOf(line.path("kind").asText()),
                    line.path("node").textValue(),
                    line.path("attempt").intValue(),
                    line.path("payload").textValue());
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry of unknown kind: " + line, e);
        }
    }

    private static JournalRow row(
            int seq, EntryKind kind, @Nullable String node, int attempt, @Nullable String payload) {
        byte[] json = payload == null ? null : payload.getBytes(StandardCharsets.UTF_8);
        return new JournalRow(seq, 0, kind, node, attempt, 0, 0, null, Instant.EPOCH, json);
    }
}
