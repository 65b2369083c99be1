package dev.lodestep.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What work costs beside so many parked runs. Times are medians.
 *
 * @param parked how many there are
 * @param startMillis until a start has returned
 * @param stepMillis from a step's begin to the next one's
 * @param resumeMillis from before a signal to a parked run until that run's end was known: it was claimed, read, and executed
 * @param claimMillis for each of 64 runs that are claimed at once
 * @param pollMillis for a look that finds nothing to claim
 * @param heapMegabytes what the worker's heap held after all that, garbage collected
 */
record Costs(
        int parked,
        double startMillis,
        double stepMillis,
        double resumeMillis,
        double claimMillis,
        double pollMillis,
        double heapMegabytes) {
    /** How much larger the largest cost of another size is, by the kind of cost; {@code claim}, for example. */
    record Growth(String what, double ratio) {}

    static Costs parse(int parked, String line) {
        String[] values = line.split(" ", 6);
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(values[i]);
        }
        return new Costs(parked, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    /** What {@link #parse} reads. */
    String text() {
        return startMillis + " " + stepMillis + " " + resumeMillis + " " + claimMillis + " " + pollMillis + " "
                + heapMegabytes;
    }

    List<Growth> beside(Costs small) {
        List<Growth> growth = new ArrayList<>();
        growth.add(new Growth("start", startMillis / small.startMillis));
        growth.add(new Growth("step", stepMillis / small.stepMillis));
        growth.add(new Growth("resume", resumeMillis / small.resumeMillis));
        growth.add(new Growth("claim", claimMillis / small.claimMillis));
        growth.add(new Growth("poll", pollMillis / small.pollMillis));
        return growth;
    }

    static String table(List<Costs> sizes) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%12s %12s %12s %12s %14s %12s %12s%n",
                "parked runs",
                "start ms",
                "step ms",
                "resume ms",
                "claim ms/run",
                "poll ms",
                "heap MB"));
        for (Costs each : sizes) {
            table.append(String.format(
                    Locale.ROOT,
                    "%,12d %12.3f %12.3f %12.3f %14.4f %12.3f %12.1f%n",
                    each.parked,
                    each.startMillis,
                    each.stepMillis,
                    each.resumeMillis,
                    each.claimMillis,
                    each.pollMillis,
                    each.heapMegabytes));
        }
        return table.toString();
    }
}
