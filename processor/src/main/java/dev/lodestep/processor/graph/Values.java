package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a parameter has a value, and who gave it: the producer that completed last.
 *
 * <p>Seen from outside a loop it may have been given in any of its rounds, except where a case decides: that is the last round's. Seen from
 * inside, what does not come before in the round may have been given in an earlier one.
 */
final class Values {
    private final Skeleton skeleton;
    private final Optional<TypeRef> input;
    private final Reachability reach;
    private final Loops loops;
    private final Guards guards;
    private final int[] order;
    private final int[] place;
    private final Map<Long, Integer> inEarlierRounds = new HashMap<>();

    Values(Skeleton skeleton, Optional<TypeRef> input, Reachability reach, Loops loops, Guards guards, int[] order) {
        this.skeleton = skeleton;
        this.input = input;
        this.reach = reach;
        this.loops = loops;
        this.guards = guards;
        this.order = order.clone();
        place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
    }

    /** The producers of a parameter that come before in the round, or in a loop that is over. */
    BitSet givers(ParameterModel parameter, View view) {
        BitSet givers = (BitSet) skeleton.producers().of(parameter).clone();
        givers.and(view.known());
        return givers;
    }

    /** The producers of a parameter that can only have given a value in an earlier round. */
    BitSet earlierGivers(ParameterModel parameter, View view) {
        if (view.at() == View.END || loops.around(view.at()).isEmpty()) {
            return new BitSet();
        }
        BitSet givers = loops.companions(view.at());
        givers.and(skeleton.producers().of(parameter));
        givers.andNot(view.known());
        return givers;
    }

    /** Whether the input can be a parameter's value. */
    boolean takesInput(ParameterModel parameter) {
        return parameter.from().isEmpty()
                && input.isPresent()
                && skeleton.producers().isGivenBy(parameter.type(), input.get());
    }

    /** Whether nothing can be a parameter's value; what must be there must be there in the first round, too. */
    boolean isHopeless(ParameterModel parameter, View view) {
        return !takesInput(parameter)
                && givers(parameter, view).isEmpty()
                && (parameter.role() == ParameterRole.MANDATORY
                        || earlierGivers(parameter, view).isEmpty());
    }

    /** Whether some giver gives the parameter's type only as one of its cases. */
    boolean isCaseParameter(ParameterModel parameter, View view) {
        return takesInput(parameter) && !input.orElseThrow().equals(parameter.type())
                || givers(parameter, view).stream().anyMatch(each -> isCaseOf(parameter, each))
                || earlierGivers(parameter, view).stream().anyMatch(each -> isCaseOf(parameter, each));
    }

    private boolean isCaseOf(ParameterModel parameter, int giver) {
        return !skeleton.nodes().get(giver).result().orElseThrow().equals(parameter.type());
    }

    /** When a mandatory parameter has a value: that of the giver which completed last gives the type asked for. */
    int available(ParameterModel parameter, View view) {
        if (isHopeless(parameter, view)) {
            return Diagrams.NEVER;
        }
        return isCaseParameter(parameter, view) ? availableAsCase(parameter, view) : availableAtAll(parameter, view);
    }

    private int availableAtAll(ParameterModel parameter, View view) {
        if (takesInput(parameter)) {
            return Diagrams.ALWAYS;
        }
        Diagrams diagrams = guards.diagrams();
        int available = Diagrams.NEVER;
        for (int giver : latestFirst(givers(parameter, view))) {
            available = diagrams.or(available, given(giver, view));
            if (available == Diagrams.ALWAYS) {
                return available;
            }
        }
        BitSet earlier = earlierGivers(parameter, view);
        for (int giver = earlier.nextSetBit(0); giver >= 0; giver = earlier.nextSetBit(giver + 1)) {
            available = diagrams.or(available, gaveEarlier(giver, view));
        }
        return available;
    }

    private int availableAsCase(ParameterModel parameter, View view) {
        Diagrams diagrams = guards.diagrams();
        BitSet givers = givers(parameter, view);
        BitSet earlier = earlierGivers(parameter, view);
        int available = Diagrams.NEVER;
        int none = Diagrams.ALWAYS;
        for (int giver : latestFirst(givers)) {
            int last = notOverridden(giver, last(giver, givers), earlier, view);
            boolean narrowed = isCaseOf(parameter, giver);
            int fits = narrowed ? diagrams.and(last, guards.decisions().gives(giver, parameter.type())) : last;
            available = diagrams.or(available, fits);
            none = diagrams.without(none, guards.gives(giver));
            if (available == Diagrams.ALWAYS) {
                return available;
            }
        }
        for (int giver = earlier.nextSetBit(0); giver >= 0; giver = earlier.nextSetBit(giver + 1)) {
            int last = gaveEarlier(giver, view);
            BitSet later = overriding(giver, givers, view);
            for (int each = later.nextSetBit(0); each >= 0; each = later.nextSetBit(each + 1)) {
                last = diagrams.without(last, guards.gives(each));
            }
            int fits = isCaseOf(parameter, giver)
                    ? diagrams.and(last, guards.decisions().gaveEarlier(giver, parameter.type()))
                    : last;
            available = diagrams.or(available, fits);
            none = diagrams.without(none, gaveEarlier(giver, view));
        }
        if (!takesInput(parameter)) {
            return available;
        }
        boolean narrowed = !input.orElseThrow().equals(parameter.type());
        int fits = narrowed ? guards.decisions().gives(skeleton.nodes().size(), parameter.type()) : Diagrams.ALWAYS;
        return diagrams.or(available, diagrams.and(none, fits));
    }

    private int notOverridden(int giver, int last, BitSet earlier, View view) {
        int left = last;
        for (int each = earlier.nextSetBit(0); each >= 0; each = earlier.nextSetBit(each + 1)) {
            if (!loops.shared(each, view.at()).orElseThrow().contains(giver)) {
                left = guards.diagrams().without(left, gaveEarlier(each, view));
            }
        }
        return left;
    }

    /** Of these givers those that come before in the same round of the loop that a giver of an earlier round shares. */
    BitSet overriding(int earlier, BitSet givers, View view) {
        BitSet later = (BitSet)
                loops.shared(earlier, view.at()).orElseThrow().members().clone();
        later.and(givers);
        return later;
    }

    /** When a node that does not come before in the round has given a value in an earlier one. */
    private int gaveEarlier(int giver, View view) {
        Diagrams diagrams = guards.diagrams();
        Loop loop = loops.outermostShared(giver, view.at());
        // What held in this round need not have held in that one: only what was decided before the loop is the same.
        int entered = loop.header() == view.at()
                ? Diagrams.ALWAYS
                : diagrams.some(
                        guards.reached(loop.header()), guards.decisions().variablesOf(loop.members()));
        return diagrams.and(entered, guards.decisions().holds(giver, Choice.Kind.EARLIER));
    }

    /** When a node has given a value in the last round, or before in a loop that is over. */
    int given(int giver, View view) {
        return guards.diagrams().or(guards.gives(giver), inEarlierRounds(giver, view));
    }

    /** When a node gave a value before the last round of a loop that is over, where that adds anything. */
    private int inEarlierRounds(int giver, View view) {
        List<Loop> left = loops.left(giver, view.at());
        if (left.isEmpty()) {
            return Diagrams.NEVER;
        }
        long key = ((long) giver << 32) | left.get(left.size() - 1).header();
        Integer known = inEarlierRounds.get(key);
        if (known == null) {
            known = inEarlierRounds(giver, left);
            inEarlierRounds.put(key, known);
        }
        return known;
    }

    private int inEarlierRounds(int giver, List<Loop> left) {
        Diagrams diagrams = guards.diagrams();
        int goesOn = Diagrams.NEVER;
        for (Loop each : left) {
            goesOn = diagrams.or(goesOn, guards.goesOn(each));
        }
        Loop outermost = left.get(left.size() - 1);
        int possible = diagrams.some(
                diagrams.and(guards.gives(giver), goesOn), guards.decisions().variablesOf(outermost.members()));
        return possible == Diagrams.NEVER || diagrams.implies(possible, guards.gives(giver))
                ? Diagrams.NEVER
                : diagrams.and(possible, guards.decisions().holds(giver, Choice.Kind.EARLIER));
    }

    /** When a giver is the last of several that gave a value in the last round. */
    int last(int giver, BitSet givers) {
        BitSet later = (BitSet) reach.descendants(giver).clone();
        later.and(givers);
        int last = guards.gives(giver);
        for (int each = later.nextSetBit(0); each >= 0 && last != Diagrams.NEVER; each = later.nextSetBit(each + 1)) {
            last = guards.diagrams().without(last, guards.gives(each));
        }
        return last;
    }

    /** When a giver may be the last of several that gave a value in any round. */
    int lastInAnyRound(int giver, BitSet givers, View view) {
        List<Loop> left = loops.left(giver, view.at());
        Diagrams diagrams = guards.diagrams();
        int inLast = guards.gives(giver);
        int before = inEarlierRounds(giver, view);
        BitSet later = (BitSet) reach.descendants(giver).clone();
        if (!left.isEmpty()) {
            later.or(left.get(0).members());
        }
        later.and(givers);
        later.clear(giver);
        if (before != Diagrams.NEVER) {
            before = diagrams.without(before, guards.gives(giver));
        }
        for (int each = later.nextSetBit(0); each >= 0; each = later.nextSetBit(each + 1)) {
            boolean sameLoop = loops.left(each, view.at()).stream().anyMatch(loop -> loop.contains(giver));
            int overrides = sameLoop ? guards.gives(each) : given(each, view);
            inLast = reach.precedes(giver, each) ? diagrams.without(inLast, overrides) : inLast;
            before = diagrams.without(before, overrides);
        }
        return diagrams.or(inLast, before);
    }

    int[] latestFirst(BitSet givers) {
        BitSet places = new BitSet();
        givers.stream().forEach(each -> places.set(place[each]));
        int[] found = new int[places.cardinality()];
        int at = places.length();
        for (int i = 0; i < found.length; i++) {
            at = places.previousSetBit(at - 1);
            found[i] = order[at];
        }
        return found;
    }
}
