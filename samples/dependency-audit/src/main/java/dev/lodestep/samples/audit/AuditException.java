package dev.lodestep.samples.audit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What the user of a command can put right; the message is a sentence that says how. */
final class AuditException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AuditException(String message) {
        this(message, null);
    }

    AuditException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
