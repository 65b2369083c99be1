package dev.lodestep.verification.simulation.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as data.
 *
 * @param name its name
 * @param version its version
 * @param parts its nodes, each after all that it follows
 * @param loop the loop, if it has one
 * @param failFast whether a failure interrupts what runs beside it
 * @param parks whether a failure parks the run instead of undoing it
 */
public record Program(
        String name,
        int version,
        List<Part> parts,
        @Nullable Cycle loop,
        boolean failFast,
        boolean parks) {
    /**
     * A loop over neighbouring nodes, each of which follows the one before.
     *
     * @param members its nodes, in order
     * @param rounds how many rounds there are
     */
    public record Cycle(List<String> members, int rounds) {}

    /** The node of a name. */
    public Optional<Part> part(String node) {
        return parts.stream().filter(part -> part.name().equals(node)).findFirst();
    }

    /** The node that a text of a journal is about. */
    public Optional<Part> about(String place) {
        int mark = place.indexOf('#');
        return part(mark < 0 ? place : place.substring(0, mark));
    }

    /** Whether a node is in the loop. */
    public boolean loops(String node) {
        return loop != null && loop.members().contains(node);
    }

    /** The same without some of its nodes; a loop that loses one is gone. */
    public Program without(Predicate<String> dropped) {
        List<String> names =
                parts.stream().map(Part::name).filter(dropped.negate()).toList();
        List<Part> left = new ArrayList<>();
        for (Part part : parts) {
            if (names.contains(part.name())) {
                left.add(part.among(names));
            }
        }
        Cycle same = loop != null && names.containsAll(loop.members()) ? loop : null;
        return new Program(name, version, left, same, failFast, parks);
    }
}
