package dev.lodestep.samples.audit.licence;

import java.util.List;

/**
 * What was found about the licence of a jar, the most authoritative first.
 *
 * @param statements what says something; empty when nothing does
 */
public record Evidence(List<Statement> statements) {

    /**
     * One place that says something about the licence.
     *
     * @param origin what kind of place
     * @param where the POM's coordinates, the manifest's header, or the entry's name
     * @param choices the names, addresses or expressions found there; the user may choose among them
     */
    public record Statement(Origin origin, String where, List<String> choices) {}

    /** Where a statement was found, in order of authority. */
    public enum Origin {
        POM,
        PARENT_POM,
        MANIFEST,
        LICENCE_FILE,
        NOTICE
    }
}
