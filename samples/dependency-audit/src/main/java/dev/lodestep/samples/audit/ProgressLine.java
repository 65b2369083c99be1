package dev.lodestep.samples.audit;

import java.time.Duration;
import java.util.Locale;

/**
 * How far an audit is, as one line of text.
 *
 * @param total how many artifacts there are
 * @param earlier how many were done before this audit began
 * @param done how many are final or wait for a review, the earlier ones included
 * @param waiting how many of them wait for a review
 * @param failed how many of them are corrupt or failed
 * @param elapsed since this audit began
 */
record ProgressLine(int total, int earlier, int done, int waiting, int failed, Duration elapsed) {
    private static final int BAR = 28;

    /** With a bar, for a terminal of that width. */
    String bar(int width) {
        int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
        String line = "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + plain();
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    /** Without, for a log. */
    String plain() {
        int percent = total == 0 ? 100 : (int) (100L * done / total);
        String line = String.format(
                Locale.ROOT, "%3d%%  %d/%d artifacts, %d to review, %d refused", percent, done, total, waiting, failed);
        return rate() > 0 && done < total ? line + ", " + remaining() + " left" : line;
    }

    /** Artifacts in a second, of those done now. */
    private double rate() {
        return elapsed.toMillis() < 1000 ? 0 : (done - earlier) * 1000.0 / elapsed.toMillis();
    }

    private String remaining() {
        long seconds = (long) Math.ceil((total - done) / rate());
        return seconds < 60 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }
}
