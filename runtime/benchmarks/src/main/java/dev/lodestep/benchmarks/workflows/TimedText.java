package dev.lodestep.benchmarks.workflows;

import dev.lodestep.benchmarks.measure.LatencyHistogram;

/**
 * Texts of one length that steps hand to each other. Each begins with the time at which it was given, so the next step knows how long the one
 * before took from there to here: through the engine and onto the disk.
 */
public final class TimedText {
    /** Room for a time in digits, with the quotes of JSON. */
    public static final int SHORTEST = 22;

    private static final int DIGITS = 20;

    private final String filling;
    private final LatencyHistogram steps;

    /** Texts of so many bytes as JSON, whose steps are counted there. */
    public TimedText(int bytes, LatencyHistogram steps) {
        this.filling = "x".repeat(bytes - SHORTEST);
        this.steps = steps;
    }

    /** The text that is given now. */
    public String text() {
        String digits = String.valueOf(System.nanoTime());
        return "0".repeat(DIGITS - digits.length()) + digits + filling;
    }

    /** Notes that the step which gave a text is over. */
    public void over(String text) {
        steps.add(System.nanoTime() - Long.parseLong(text, 0, DIGITS, 10));
    }
}
