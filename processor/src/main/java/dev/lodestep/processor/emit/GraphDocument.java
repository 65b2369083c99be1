package dev.lodestep.processor.emit;

import dev.lodestep.OnFailure;
import dev.lodestep.Repeat;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.graph.GraphLoop;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.ResultCandidate;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.RepeatModel;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes the whole workflow as JSON, for tools: what each node needs, when it runs, and what is stored. */
final class GraphDocument {
    /** Raised when a reader of older documents would misread a new one. */
    private static final int FORMAT = 1;

    private final Generation generation;
    private final SchemaDocument schema = new SchemaDocument();
    private final NodeDocument nodes;

    GraphDocument(Generation generation) {
        this.generation = generation;
        this.nodes = new NodeDocument(generation, schema);
    }

    String text() {
        WorkflowGraph graph = generation.graph();
        WorkflowModel model = graph.model();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("workflow", model.storedName());
        document.put("version", model.version());
        document.put("class", model.qualifiedName());
        document.put("fingerprint", generation.fingerprint());
        document.put("onFailure", model.onFailure().name());
        if (model.settings().onCompensationFailure() == OnFailure.PARK) {
            document.put("onCompensationFailure", OnFailure.PARK.name());
        }
        generation.stored().input().ifPresent(plan -> document.put("input", schema.of(plan)));
        generation.stored().outcome().ifPresent(plan -> document.put("result", result(plan)));
        document.put("nodes", graph.nodes().stream().map(nodes::of).toList());
        MethodDocument.putIfAny(
                document, "loops", graph.loops().stream().map(this::loop).toList());
        document.put("types", schema.types());
        return JsonText.of(document);
    }

    private Map<String, Object> result(CodecPlan plan) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("type", schema.of(plan));
        Optional<BoundMethod<CompanionModel.ResultMethod>> made =
                generation.graph().resultMethod();
        if (made.isPresent()) {
            result.putAll(MethodDocument.of(made.get()));
        } else {
            List<String> names = generation.graph().resultCandidates().stream()
                    .map(ResultCandidate::node)
                    .toList();
            result.put("from", names);
        }
        return result;
    }

    private Map<String, Object> loop(GraphLoop loop) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("from", loop.header());
        result.put("members", loop.members());
        result.put("tails", loop.tails().stream().map(this::tail).toList());
        if (loop.max() != Repeat.UNBOUNDED) {
            result.put("max", loop.max());
            result.put("onLimit", loop.onLimit().name());
        }
        loop.outer().ifPresent(outer -> result.put("inside", outer));
        return result;
    }

    private Map<String, Object> tail(String name) {
        GraphNode node = generation.graph().node(name);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("node", name);
        node.model()
                .modifiers()
                .repeat()
                .flatMap(RepeatModel::every)
                .ifPresent(text -> result.put("every", DurationCode.parse(text).toString()));
        node.companions().until().ifPresent(bound -> result.put("until", MethodDocument.of(bound)));
        return result;
    }
}
