package dev.lodestep.samples.customers;

/** A row that cannot be understood, however often it is read. */
public final class BrokenRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    public BrokenRow(String why) {
        super(why);
        this.why = why;
    }

    /** What is wrong in it. */
    public String why() {
        return why;
    }
}
