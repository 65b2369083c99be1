package dev.lodestep.verification.simulation.invariant;

/**
 * An invariant that does not hold.
 *
 * @param invariant which one
 * @param text what was found, with the run that it is about
 */
public record Violation(Invariant invariant, String text) {
    @Override
    public String toString() {
        return invariant + ": " + text;
    }
}
