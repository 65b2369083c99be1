package dev.lodestep.processor.model;

/** A place in a workflow that exists only in a test: {@code ship}, {@code ship(Payment)}, {@code ship.after[charge]}. */
public record Place(String text) implements SourceRef {
    @Override
    public String toString() {
        return text;
    }
}
