package dev.lodestep.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says of a stored state how it stands and how its nodes do, and nothing of its values; of foreign JSON it says nothing. */
final class StateSummary {
    /** As stored; other names could be anything. */
    private static final Set<String> STATES = Set.of(
            "waiting", "active", "completed", "skipped", "failed", "undoing", "undone", "undoFailed", "cancelled");

    private StateSummary() {}

    static String of(JsonNode state) {
        String run = state.has("ending")
                ? word(state.get("ending"))
                : state.has("parked") ? "parked" : state.has("cancelled") ? "being cancelled" : "not over";
        List<String> nodes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> node : state.path("nodes").properties()) {
            nodes.add(node.getKey() + "=" + word(node.getValue()));
        }
        return run + " " + nodes;
    }

    private static String word(JsonNode form) {
        return form.properties().stream()
                .map(Map.Entry::getKey)
                .filter(STATES::contains)
                .findFirst()
                .orElse("unknown");
    }
}
