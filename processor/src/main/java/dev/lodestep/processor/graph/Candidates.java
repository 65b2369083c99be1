package dev.lodestep.processor.graph;

import dev.lodestep.processor.graph.Candidate.Fate;
import dev.lodestep.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Tells, for a parameter whose type several give, why each of them is taken or not. */
final class Candidates {
    private static final String INPUT = "the input";

    private final Inference inference;

    Candidates(Inference inference) {
        this.inference = inference;
    }

    List<Candidate> of(ParameterModel parameter, View view, BitSet bound, BitSet earlier, boolean input) {
        BitSet givers = inference.skeleton().producers().of(parameter.type());
        boolean inputGives = inference
                .input()
                .filter(type -> inference.skeleton().producers().isGivenBy(parameter.type(), type))
                .isPresent();
        if (givers.cardinality() + (inputGives ? 1 : 0) < 2) {
            return List.of();
        }
        List<Candidate> found = new ArrayList<>();
        if (inputGives) {
            Fate fate = input ? Fate.TAKEN : parameter.from().isEmpty() ? Fate.OVERRIDDEN : Fate.NOT_NAMED;
            found.add(new Candidate(INPUT, fate));
        }
        BitSet named = inference.skeleton().producers().of(parameter);
        for (int giver : inference.sorted(givers)) {
            Fate fate = !named.get(giver) ? Fate.NOT_NAMED : fate(giver, view, bound, earlier);
            found.add(new Candidate(inference.skeleton().nodes().name(giver), fate));
        }
        return found;
    }

    private Fate fate(int giver, View view, BitSet bound, BitSet earlier) {
        if (bound.get(giver)) {
            return earlier.get(giver) ? Fate.EARLIER_ROUND : Fate.TAKEN;
        }
        if (view.known().get(giver)) {
            return excludes(giver, view) ? Fate.EXCLUDED : Fate.OVERRIDDEN;
        }
        if (giver == view.at()) {
            return Fate.ITSELF;
        }
        if (view.at() == View.END || inference.reach().precedes(view.at(), giver)) {
            return Fate.LATER;
        }
        return excludes(giver, view) ? Fate.EXCLUDED : Fate.BESIDE;
    }

    private boolean excludes(int giver, View view) {
        Guards guards = inference.guards();
        return view.at() != View.END
                && guards.diagrams().and(guards.ran(giver), guards.reached(view.at())) == Diagrams.NEVER;
    }
}
