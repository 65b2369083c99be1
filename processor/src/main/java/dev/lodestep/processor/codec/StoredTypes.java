package dev.lodestep.processor.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored of a workflow's runs.
 *
 * @param input the input, if there is one
 * @param payloads what the waits take, by node, in the order of the graph
 * @param carries what the steps that ask want to have again, by node, in the order of the graph
 * @param results what the nodes give, by node, in the order of the graph; where a node runs for each element of a list, or starts a child for
 *     each, the list of it
 * @param ofMany the nodes that give a list of what is stored one by one
 * @param outcome the workflow's own result, if it has one
 */
public record StoredTypes(
        Optional<CodecPlan> input,
        Map<String, CodecPlan> payloads,
        Map<String, CodecPlan> carries,
        Map<String, CodecPlan> results,
        Set<String> ofMany,
        Optional<CodecPlan> outcome) {
    public StoredTypes {
        payloads = new LinkedHashMap<>(payloads);
        carries = new LinkedHashMap<>(carries);
        results = new LinkedHashMap<>(results);
        ofMany = Set.copyOf(ofMany);
    }

    /** What a node gives at one time: for one element, by one child, or as a whole; null for nothing. */
    public @Nullable CodecPlan ofOne(String node) {
        CodecPlan all = results.get(node);
        return ofMany.contains(node) && all instanceof CodecPlan.OfList list ? list.element() : all;
    }

    /** All that is stored, in the order in which it first is. */
    public Stream<CodecPlan> all() {
        return Stream.of(
                        input.stream(),
                        payloads.values().stream(),
                        carries.values().stream(),
                        results.values().stream(),
                        outcome.stream())
                .flatMap(each -> each);
    }
}
