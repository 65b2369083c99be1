package dev.lodestep.samples.audit;

import dev.lodestep.runtime.LodestepException;
import dev.lodestep.samples.audit.report.ReportException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in one line what went wrong: what is meant for users in its own words, what nobody expected with its type. */
final class Complaint {
    private Complaint() {}

    static String of(Throwable problem) {
        if (problem instanceof AuditException
                || problem instanceof ReportException
                || problem instanceof LodestepException) {
            return String.valueOf(problem.getMessage());
        }
        if (problem instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        return problem.toString();
    }

    private static String reason(FileSystemException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NotDirectoryException || problem instanceof FileAlreadyExistsException) {
            return "it is no folder";
        }
        return problem.getReason() == null ? problem.toString() : problem.getReason();
    }
}
