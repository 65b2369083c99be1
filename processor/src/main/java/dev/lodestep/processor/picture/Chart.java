package dev.lodestep.processor.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a picture shows, before anything has a place.
 *
 * @param title names the whole
 * @param nodes the boxes, each with a name of its own
 * @param edges the arrows between them
 */
public record Chart(String title, List<Node> nodes, List<Edge> edges) {
    /**
     * Takes copies of the lists.
     *
     * @throws IllegalArgumentException when two nodes have one name, or an edge names no node
     */
    public Chart {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<String> names = new HashSet<>();
        for (Node each : nodes) {
            if (!names.add(each.name())) {
                throw new IllegalArgumentException("two nodes of a chart are named '" + each.name() + "'");
            }
        }
        for (Edge each : edges) {
            if (!names.contains(each.from()) || !names.contains(each.to())) {
                throw new IllegalArgumentException(
                        "an edge from '" + each.from() + "' to '" + each.to() + "' names no node of the chart");
            }
        }
    }

    /**
     * A box.
     *
     * @param note what a reader is told who points at it; may be empty
     */
    public record Node(String name, NodeKind kind, String note) {}

    /**
     * An arrow.
     *
     * @param label the condition under which the way is taken
     */
    public record Edge(String from, String to, EdgeKind kind, Optional<String> label) {}

    /** How a box looks. */
    public enum NodeKind {
        /** Something is done. */
        STEP,
        /** A signal is waited for. */
        WAIT,
        /** A time is waited for. */
        SLEEP,
        /** Another workflow is run. */
        CHILD;

        String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How an arrow looks. */
    public enum EdgeKind {
        /** The next one, which takes a value along. */
        FLOW,
        /** The next one, without a value. */
        ORDER,
        /** A value for one that is reached by another way. */
        VALUE,
        /** Back to an earlier one. */
        LOOP;

        String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
