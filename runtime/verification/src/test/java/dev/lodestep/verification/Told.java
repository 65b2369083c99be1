package dev.lodestep.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.StateCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a play has come to on any runner.
 *
 * @param ending how the run ended, with its result or its failures
 * @param state all that is known of it in the end: results, attempts, failures, what was undone and in which order
 * @param calls the calls of the workflow's methods
 */
record Told(String ending, String state, List<String> calls) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Differ between two tellings: times, stack traces, numbers of messages. */
    private static final Set<String> INCIDENTAL = Set.of("trace", "consumed", "due", "retryAt", "notBefore", "at");

    /** The numbers that say what was recorded before what. */
    private static final Set<String> ORDERS = Set.of("order");

    /** What else failed: a branch may fail, be interrupted, or not begin any more. */
    private static final Set<String> OTHERS = Set.of("suppressed");

    /** What a run's state tells. */
    static Told of(Play<?, ?> play, RunState state, String runId, List<String> calls) {
        String text = new String(new StateCodec(play.definition()).encode(state), StandardCharsets.UTF_8);
        JsonNode tree = tree(text.replace(runId, Story.RUN));
        strip(tree, INCIDENTAL);
        if (play.sameness() != Play.Sameness.ORDER) {
            strip(tree, ORDERS);
        }
        JsonNode ending = tree.path("ending");
        return switch (play.sameness()) {
            case ORDER -> new Told(ending.toPrettyString(), tree.toPrettyString(), calls);
            case CONTENT -> new Told(ending.toPrettyString(), tree.toPrettyString(), sorted(calls));
            case END -> {
                strip(ending, OTHERS);
                yield new Told(ending.toPrettyString(), "", List.of());
            }
        };
    }

    static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static void strip(JsonNode tree, Set<String> names) {
        if (tree instanceof ObjectNode object) {
            object.remove(names);
        }
        tree.forEach(child -> strip(child, names));
    }
}
