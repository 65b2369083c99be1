package dev.lodestep.verification.chaos.process;

/** What a process is for. */
public enum Role {
    /** It executes runs. */
    WORKER(true, false),
    /** It starts runs and signals them, which others execute. */
    CLIENT(false, true),
    /** It does both. */
    EMBEDDED(true, true);

    private final boolean works;
    private final boolean sells;

    Role(boolean works, boolean sells) {
        this.works = works;
        this.sells = sells;
    }

    /** Whether it executes runs. */
    public boolean works() {
        return works;
    }

    /** Whether it has customers. */
    public boolean sells() {
        return sells;
    }
}
