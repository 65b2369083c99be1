package dev.lodestep.runtime;

import dev.lodestep.Failure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run failed, and what it had completed was undone. The primary failure is the message; what else failed is listed beside it. The cause is
 * the original exception where it was thrown in this process; its stored text is always in {@link #primary}.
 */
public final class RunFailedException extends LodestepException {
    private static final long serialVersionUID = 1L;

    private final transient Failure primary;
    private final transient List<Failure> suppressed;
    private final transient List<Failure> compensationFailures;
    private final transient Optional<Object> abortedWith;

    private RunFailedException(
            String runId,
            Failure primary,
            List<Failure> suppressed,
            List<Failure> compensationFailures,
            Optional<Object> abortedWith,
            @Nullable Throwable cause) {
        super(message(runId, primary, suppressed, compensationFailures), cause);
        this.primary = primary;
        this.suppressed = List.copyOf(suppressed);
        this.compensationFailures = List.copyOf(compensationFailures);
        this.abortedWith = abortedWith;
    }

    /** The exception of a run that failed; the cause is the primary failure's exception, where it is at hand. */
    public static RunFailedException of(
            String runId,
            Failure primary,
            List<Failure> suppressed,
            List<Failure> compensationFailures,
            Optional<Object> abortedWith,
            @Nullable Throwable cause) {
        return new RunFailedException(runId, primary, suppressed, compensationFailures, abortedWith, cause);
    }

    /** What failed first. */
    public Failure primary() {
        return primary;
    }

    /** What else failed before the run could stop. */
    public List<Failure> suppressedFailures() {
        return suppressed;
    }

    /** What could not be undone; somebody has to look after it. */
    public List<Failure> compensationFailures() {
        return compensationFailures;
    }

    /** The result that aborted the run, if one of a node's {@code aborts} cases did. */
    public Optional<Object> abortedWith() {
        return abortedWith;
    }

    private static String message(String runId, Failure primary, List<Failure> suppressed, List<Failure> undo) {
        StringBuilder text = new StringBuilder("run '" + runId + "' failed: " + primary);
        suppressed.forEach(failure -> text.append("; also ").append(failure));
        undo.forEach(failure -> text.append("; could not undo '")
                .append(failure.step())
                .append("': ")
                .append(failure.type())
                .append(": ")
                .append(failure.message()));
        return text.toString();
    }
}
