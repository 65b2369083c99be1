package dev.lodestep.samples.customers;

/** A row that cannot be understood, however often it is read. */
public final class BrokenRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenRow(String why) {
        super(why);
    }
}
