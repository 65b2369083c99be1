package dev.lodestep.processor.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is stored of a workflow's runs.
 *
 * @param input the input, if there is one
 * @param payloads what the waits take, by node, in the order of the graph
 * @param results what the nodes give, by node, in the order of the graph
 * @param outcome the workflow's own result, if it has one
 */
public record StoredTypes(
        Optional<CodecPlan> input,
        Map<String, CodecPlan> payloads,
        Map<String, CodecPlan> results,
        Optional<CodecPlan> outcome) {
    public StoredTypes {
        payloads = new LinkedHashMap<>(payloads);
        results = new LinkedHashMap<>(results);
    }
}
