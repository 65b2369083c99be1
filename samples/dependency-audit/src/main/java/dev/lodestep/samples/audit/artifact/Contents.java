package dev.lodestep.samples.audit.artifact;

/** What the directory at a jar's end says, if it can be read at all. */
public sealed interface Contents {

    /**
     * The directory is there and makes sense.
     *
     * @param entries how many entries it lists
     */
    record Zip(int entries) implements Contents {}

    /**
     * The file is no zip, or an incomplete one.
     *
     * @param reason what the zip reader says
     */
    record Unreadable(String reason) implements Contents {}
}
