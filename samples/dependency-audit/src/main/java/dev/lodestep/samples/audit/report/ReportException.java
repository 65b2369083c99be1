package dev.lodestep.samples.audit.report;

import java.io.Serial;

/** The report cannot be read or written; the message says where and why. */
public final class ReportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
