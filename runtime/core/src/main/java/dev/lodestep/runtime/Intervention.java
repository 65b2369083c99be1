package dev.lodestep.runtime;

import dev.lodestep.runtime.machine.Place;
import org.jspecify.annotations.Nullable;

/**
 * Decides about nodes of one run by hand: gives a result that the node itself could not give, or skips it. The superclass of the generated
 * classes that name the nodes.
 *
 * @param <R> what the caller learns: on an engine, whether it was delivered; on the plain runner, how the run went on
 */
public abstract class Intervention<R> {
    private final Decision<R> decision;

    /**
     * What is done with a decision.
     *
     * @param <R> what the caller learns
     */
    public interface Decision<R> {
        /**
         * Takes a decision.
         *
         * @param skips whether the node is skipped; otherwise the value is its result
         * @throws InterventionRefusedException if it has completed, runs, or was settled otherwise
         */
        R about(Place place, boolean skips, @Nullable Object value);
    }

    /** Hands what is decided to this. */
    protected Intervention(Decision<R> decision) {
        this.decision = decision;
    }

    /** Gives a node's result; null for a node without one. */
    protected final R supplied(String node, @Nullable Object value) {
        return decision.about(Place.of(node), false, value);
    }

    /** Gives the result of one element of a node, counted from 0; null for a node without one. */
    protected final R supplied(String node, int element, @Nullable Object value) {
        return decision.about(place(node, element), false, value);
    }

    /** Skips a node. */
    protected final R skipped(String node) {
        return decision.about(Place.of(node), true, null);
    }

    /** Skips one element of a node, counted from 0. */
    protected final R skipped(String node, int element) {
        return decision.about(place(node, element), true, null);
    }

    private static Place place(String node, int element) {
        if (element < 0) {
            throw new IllegalArgumentException("elements are counted from 0; there is none at " + element);
        }
        return Place.of(node).at(element);
    }
}
