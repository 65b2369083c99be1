package dev.lodestep.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.RunPage;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.testing.simulation.Death;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A scenario as it came to its end.
 *
 * @param calls what the process that died, or would have, was to store
 * @param runs how each run stands, with its result or its failure
 * @param effects what the outside world was asked for
 */
record Trial(List<String> calls, Map<String, String> runs, Effects effects) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Differ between two processes that do the same. */
    private static final Set<String> INCIDENTAL = Set.of("trace", "at");

    static Trial play(BiConsumer<Engine, Effects> workers, Consumer<TestWorld> scenario, Death death) {
        try (TestWorld world = TestWorld.of(workers, death)) {
            scenario.accept(world);
            return new Trial(world.calls(), runs(world.engine()), world.effects());
        }
    }

    private static Map<String, String> runs(Engine engine) {
        Map<String, String> runs = new TreeMap<>();
        Optional<RunQuery> query = Optional.of(RunQuery.all());
        while (query.isPresent()) {
            RunPage page = engine.list(query.get());
            page.runs().forEach(run -> runs.put(run.id(), run.status() + end(engine.journal(run.id()))));
            query = page.next().map(query.get()::after);
        }
        return runs;
    }

    private static String end(List<RunRecord> journal) {
        return journal.stream()
                .filter(row -> row.kind() == EntryKind.FINAL)
                .flatMap(row -> row.payload().stream())
                .map(payload -> " " + stripped(payload))
                .findFirst()
                .orElse("");
    }

    private static JsonNode stripped(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            strip(tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored end is not JSON: " + json, e);
        }
    }

    private static void strip(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(INCIDENTAL);
        }
        tree.forEach(Trial::strip);
    }
}
