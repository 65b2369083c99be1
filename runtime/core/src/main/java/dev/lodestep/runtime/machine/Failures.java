package dev.lodestep.runtime.machine;

import dev.lodestep.ChildFailedException;
import dev.lodestep.Failure;
import dev.lodestep.WorkflowAbort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes failures of what was thrown or decided; texts are cut to what a store accepts. */
public final class Failures {
    /** The longest text of an error that is kept, in characters. */
    static final int MAX_TEXT = 4 * 1024;

    private Failures() {}

    /** A node failed. */
    public static Failure of(@Nullable String node, int attempt, Throwable error) {
        return new Failure(
                error instanceof WorkflowAbort ? Failure.Kind.ABORTED : Failure.Kind.FAILED,
                node,
                attempt,
                error.getClass().getName(),
                text(message(error)),
                text(trace(error)));
    }

    /** The run was cancelled. */
    public static Failure cancelled(String why) {
        return new Failure(Failure.Kind.CANCELLED, null, 0, "cancelled", text(why), "");
    }

    /** A child did not complete; its own trace is kept. */
    static Failure child(Place place, int number, ChildFailedException error) {
        return new Failure(
                Failure.Kind.FAILED,
                place.toString(),
                number,
                ChildFailedException.class.getName(),
                text(String.valueOf(error.getMessage())),
                text(error.failure().trace()));
    }

    /** A loop has made all its rounds. */
    static Failure limit(LoopDefinition loop, String tail) {
        String message = "the loop from '" + loop.header() + "' to '" + tail + "' has made all of its " + loop.max()
                + " rounds and has not ended: raise max of its @Repeat, let it end by @Until or by a result that leaves"
                + " the loop, or let the run go on with onLimit = OnLimit.GO_ON";
        return new Failure(Failure.Kind.FAILED, tail, 1, "LoopLimit", text(message), "");
    }

    static Failure aborted(String node, int attempt, @Nullable Object value) {
        String type = value == null
                ? "null"
                : value instanceof Enum<?> constant
                        ? constant.name()
                        : value.getClass().getSimpleName();
        return new Failure(Failure.Kind.ABORTED, node, attempt, type, text(described(value)), "");
    }

    // The methods of users' exceptions and results may throw, too; that must not hide the failure itself.

    private static String message(Throwable error) {
        try {
            return Objects.requireNonNullElse(error.getMessage(), "");
        } catch (RuntimeException | StackOverflowError e) {
            return "(its getMessage() throws " + e.getClass().getName() + ")";
        }
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        try {
            error.printStackTrace(new PrintWriter(text));
        } catch (RuntimeException | StackOverflowError e) {
            text.append("(its stack trace throws ")
                    .append(e.getClass().getName())
                    .append(')');
        }
        return text.toString();
    }

    private static String described(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            return "(its toString() throws " + e.getClass().getName() + ")";
        }
    }

    /** Cuts a text, and replaces what no store can hold: NUL and lone surrogates. */
    public static String text(String raw) {
        StringBuilder clean = new StringBuilder(Math.min(raw.length(), MAX_TEXT));
        for (int at = 0; at < raw.length() && clean.length() < MAX_TEXT; at++) {
            char c = raw.charAt(at);
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < raw.length()
                    && Character.isLowSurrogate(raw.charAt(at + 1));
            if (pair) {
                clean.append(c).append(raw.charAt(++at));
            } else {
                clean.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return clean.toString();
    }
}
