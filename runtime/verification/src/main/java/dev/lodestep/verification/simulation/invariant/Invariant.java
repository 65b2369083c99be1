package dev.lodestep.verification.simulation.invariant;

/** What must hold of every history. */
public enum Invariant {
    /** Every acknowledged start is there, with the input it was started with. */
    I1_STARTS_ARE_KEPT,
    /** Once faults have stopped, every run ends. */
    I2_EVERY_RUN_ENDS,
    /** The journal has no gaps, only grows, and holds exactly what was acknowledged. */
    I3_JOURNAL_ONLY_GROWS,
    /** Each entry follows from the entries before it: results are those of attempts, given what was recorded. */
    I4_JOURNAL_IS_A_PATH,
    /** What completed is undone in reverse order, each once. */
    I5_UNDONE_IN_REVERSE,
    /** A completed run has settled all its nodes; one that is undone completes nothing more. */
    I6_ENDS_FIT_THE_JOURNAL,
    /** An end never changes. */
    I7_ENDS_ARE_FINAL,
    /** No entry stands behind a claim of somebody else. */
    I8_ONE_WRITER,
    /** Each recorded result has an effect; attempts at one unit share one key that no other unit has. */
    I9_EFFECTS_AND_KEYS,
    /** A transactional effect is there once if its result is recorded, and not at all otherwise. */
    I10_TRANSACTIONS,
    /** Each accepted message is kept once, read once, in order, and never overlooked. */
    I11_MESSAGES,
    /** Nothing happens before its time by the store's clock. */
    I12_NEVER_EARLY,
    /** No run is taken from a living worker, and no attempt is repeated, without an excuse. */
    I13_EXCUSES,
    /** Each run goes to a worker that knows its workflow in its version. */
    I14_KNOWN_VERSIONS,
    /** A run that was asked to stop does not complete. */
    I15_CANCELLATIONS,
    /** Each child that was started is there once, and tells its parent once that it has ended. */
    I16_CHILDREN,
    /** When all have ended, everything can be deleted. */
    I17_NOTHING_IS_LEFT,
    /** The same seed gives the same history. */
    I18_DETERMINISM;

    /** Its number, such as I13. */
    public String code() {
        return name().substring(0, name().indexOf('_'));
    }
}
