package dev.lodestep.samples.audit.artifact;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids of audits: an artifact's path, size and modification time, so that a changed file is a new audit and an unchanged one is never
 * audited twice.
 */
public final class RunIds {
    private static final int LIMIT = 255;
    private static final int MARK = 37;

    private RunIds() {}

    /** {@code path@size@modified}; the beginning of one that is longer than the engine allows gives way to a digest of the whole. */
    public static String of(Artifact artifact) {
        return limited(artifact.path() + "@" + artifact.size() + "@" + artifact.modified());
    }

    /** The id of an artifact whose plain id belongs to an artifact of another repository: with a digest of the repository's path. */
    public static String withRepository(Artifact artifact) {
        return limited(of(artifact) + "@" + digest(artifact.repository()).substring(0, 8));
    }

    private static String limited(String id) {
        return id.length() <= LIMIT ? id : digest(id) + "~" + id.substring(id.length() - (LIMIT - MARK));
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
