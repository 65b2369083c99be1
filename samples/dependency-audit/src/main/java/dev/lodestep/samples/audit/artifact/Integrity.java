package dev.lodestep.samples.audit.artifact;

/** Whether a jar is what was once recorded, and can be read. */
public sealed interface Integrity {

    /**
     * Nothing speaks against the jar.
     *
     * @param checksum what was recorded for it
     */
    record Intact(Checksum checksum) implements Integrity {}

    /**
     * The jar is not what it should be.
     *
     * @param reason what is wrong, for the report
     */
    record Corrupt(String reason) implements Integrity {}

    /** What the {@code .sha1} file beside a jar says. */
    enum Checksum {
        /** The recorded SHA-1 is the jar's. */
        MATCHES,
        /** There is no such file, or it is empty. */
        NOT_RECORDED
    }
}
