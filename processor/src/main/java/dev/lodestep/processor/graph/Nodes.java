package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.NodeModel;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The nodes of a workflow under numbers, sorted by name: from here on nobody knows in which order they were declared. */
public final class Nodes {
    private final List<NodeModel> nodes;
    private final Map<String, Integer> numbers = new HashMap<>();

    Nodes(List<NodeModel> declared) {
        nodes = declared.stream().sorted(Comparator.comparing(NodeModel::name)).toList();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i).name(), i);
        }
    }

    /** How many there are; also the number by which the workflow's input goes among producers. */
    public int size() {
        return nodes.size();
    }

    /** The node of a number. */
    public NodeModel get(int number) {
        return nodes.get(number);
    }

    /** The name of a node. */
    public String name(int number) {
        return nodes.get(number).name();
    }

    /** The number of the node of this name, if there is one. */
    public OptionalInt find(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** All numbers, by name. */
    public IntStream all() {
        return IntStream.range(0, nodes.size());
    }

    /** The names of a set of nodes, sorted. */
    public List<String> names(BitSet numbersOfNodes) {
        return numbersOfNodes.stream().mapToObj(this::name).toList();
    }
}
