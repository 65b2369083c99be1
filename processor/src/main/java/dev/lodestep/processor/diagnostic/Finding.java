package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;

/**
 * One fault at one place.
 *
 * @param id which rule is broken
 * @param source what must change
 * @param message what is wrong, why, and the way out; its first line alone is sufficient
 */
public record Finding(CheckId id, SourceRef source, String message) {
    /** The message as the compiler shows it, with the id in front. */
    public String text() {
        return "[lodestep/" + id.text() + "] " + message;
    }

    /** Whether the workflow cannot be generated. */
    public boolean isError() {
        return id.severity() == CheckId.Severity.ERROR;
    }
}
