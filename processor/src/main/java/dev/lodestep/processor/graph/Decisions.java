package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.TypeShapes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The variables that conditions are made of: what each node (and the input) can decide, numbered in topological order. */
final class Decisions {
    private static final int KINDS = Choice.Kind.values().length;

    private final Diagrams diagrams;
    private final TypeShapes shapes;
    private final Races races;
    private final Nodes nodes;
    private final int[] order;
    private final int[] place;
    private final List<Optional<TypeRef>> given = new ArrayList<>();
    private final Map<TypeRef, List<Case>> leaves = new HashMap<>();

    /** The input decides before all nodes, which decide in this order. */
    Decisions(Diagrams diagrams, Skeleton skeleton, Optional<TypeRef> input, int[] order) {
        this.diagrams = diagrams;
        this.shapes = skeleton.model().shapes();
        this.races = skeleton.races();
        this.nodes = skeleton.nodes();
        this.order = order.clone();
        place = new int[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i + 1;
        }
        skeleton.nodes()
                .all()
                .forEach(node -> given.add(skeleton.nodes().get(node).result()));
        given.add(input);
    }

    /** What a node, or the input, can be told apart by. */
    List<Case> leaves(int decider) {
        return leaves.computeIfAbsent(given.get(decider).orElseThrow(), shapes::leaves);
    }

    /** That the decider gives one of these cases. */
    int gives(int decider, List<Case> cases) {
        BitSet values = new BitSet();
        cases.forEach(each -> values.or(CaseNames.leavesOf(shapes, leaves(decider), each)));
        return gives(decider, values);
    }

    /** That the decider gives a value of this type, which is one of its cases. */
    int gives(int decider, TypeRef type) {
        return gives(decider, List.of(new Case.OfType(type)));
    }

    /** That the decider gives the leaf at this place. */
    int gives(int decider, int leaf) {
        BitSet values = new BitSet();
        values.set(leaf);
        return gives(decider, values);
    }

    private int gives(int decider, BitSet values) {
        return diagrams.literal(
                variable(decider, Choice.Kind.CASE), leaves(decider).size(), values);
    }

    /** That what the decider gave in an earlier round is a value of this type. */
    int gaveEarlier(int decider, TypeRef type) {
        BitSet values = CaseNames.leavesOf(shapes, leaves(decider), new Case.OfType(type));
        return diagrams.literal(
                variable(decider, Choice.Kind.EARLIER_CASE), leaves(decider).size(), values);
    }

    /** That the member of a race at this place is preferred. */
    int prefers(BitSet race, int member) {
        BitSet values = new BitSet();
        values.set(member);
        return diagrams.literal(variable(race.nextSetBit(0), Choice.Kind.WINNER), race.cardinality(), values);
    }

    /** The variables of some nodes. */
    IntPredicate variablesOf(BitSet deciders) {
        return variable -> variable / KINDS > 0 && deciders.get(order[variable / KINDS - 1]);
    }

    /** That something that either is or is not, is. */
    int holds(int decider, Choice.Kind kind) {
        BitSet yes = new BitSet();
        yes.set(1);
        return diagrams.literal(variable(decider, kind), 2, yes);
    }

    private int variable(int decider, Choice.Kind kind) {
        return place[decider] * KINDS + kind.ordinal();
    }

    /** What a variable with some values means. */
    Choice choice(int variable, BitSet values) {
        int at = variable / KINDS;
        int decider = at == 0 ? order.length : order[at - 1];
        Choice.Kind kind = Choice.Kind.values()[variable % KINDS];
        if (kind == Choice.Kind.WINNER) {
            int[] members = races.rivals(decider).stream().toArray();
            List<String> names = values.stream()
                    .mapToObj(value -> nodes.name(members[value]))
                    .toList();
            return new Choice(decider, kind, names, members.length);
        }
        if (kind == Choice.Kind.CASE || kind == Choice.Kind.EARLIER_CASE) {
            List<Case> all = leaves(decider);
            List<String> names =
                    values.stream().mapToObj(value -> all.get(value).label()).toList();
            return new Choice(decider, kind, names, all.size());
        }
        List<String> names =
                values.stream().mapToObj(value -> Boolean.toString(value == 1)).toList();
        return new Choice(decider, kind, names, 2);
    }
}
