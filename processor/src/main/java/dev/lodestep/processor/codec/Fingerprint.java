package dev.lodestep.processor.codec;

import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.NodeModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A short text that changes exactly when what is stored of a workflow's runs changes its shape, whatever the order of the methods. */
public final class Fingerprint {
    private static final int DIGITS = 16;

    private Fingerprint() {}

    /** Sixteen hexadecimal digits. */
    public static String of(WorkflowGraph graph, StoredTypes stored) {
        return hash(description(graph, stored));
    }

    private static String description(WorkflowGraph graph, StoredTypes stored) {
        Schema schema = new Schema(stored.all());
        StringBuilder text = new StringBuilder("input ")
                .append(described(schema, stored.input()))
                .append('\n');
        List<GraphNode> sorted = graph.nodes().stream()
                .sorted(Comparator.comparing(GraphNode::name))
                .toList();
        for (GraphNode node : sorted) {
            text.append(kind(node.model()))
                    .append(' ')
                    .append(Schema.quoted(node.name()))
                    .append(' ')
                    .append(described(
                            schema, Optional.ofNullable(stored.payloads().get(node.name()))))
                    .append(carry(schema, stored.carries().get(node.name())))
                    .append(" -> ")
                    .append(described(
                            schema, Optional.ofNullable(stored.results().get(node.name()))))
                    .append(node.model().mayBeAbsent() ? "?" : "")
                    .append('\n');
        }
        return text.append("result ")
                .append(described(schema, stored.outcome()))
                .toString();
    }

    private static String kind(NodeModel node) {
        String signal = node.kind()
                .asWait()
                .map(wait -> " " + Schema.quoted(wait.signal().value()))
                .orElse("");
        return node.kind().label() + signal + (node.givesMany() ? " each" : "");
    }

    private static String carry(Schema schema, @Nullable CodecPlan carry) {
        return carry == null ? "" : " asking " + schema.of(carry);
    }

    private static String described(Schema schema, Optional<CodecPlan> plan) {
        return plan.map(schema::of).orElse("nothing");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
