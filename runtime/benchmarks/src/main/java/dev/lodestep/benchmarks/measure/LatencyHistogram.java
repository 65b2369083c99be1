package dev.lodestep.benchmarks.measure;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in buckets that are 1/32 of an octave wide, so that any quantile is known to about two percent; many threads may add. */
public final class LatencyHistogram {
    private static final int PER_OCTAVE = 32;
    private static final int OCTAVES = 40;

    private final AtomicLongArray buckets = new AtomicLongArray(PER_OCTAVE * OCTAVES);

    /** Counts one. */
    public void add(long nanos) {
        buckets.incrementAndGet(bucket(Math.max(1, nanos)));
    }

    /** Forgets all, such as what came before a warm-up was over. */
    public void clear() {
        for (int i = 0; i < buckets.length(); i++) {
            buckets.set(i, 0);
        }
    }

    /** How many there are. */
    public long count() {
        long count = 0;
        for (int i = 0; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return count;
    }

    /** The duration that this share of all does not exceed; 0 if there are none. */
    public double millis(double share) {
        long wanted = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < buckets.length(); i++) {
            seen += buckets.get(i);
            if (seen >= wanted && seen > 0) {
                return Math.pow(2, (i + 0.5) / PER_OCTAVE) / 1e6;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int bucket = (int) (Math.log((double) nanos) / Math.log(2) * PER_OCTAVE);
        return Math.min(bucket, PER_OCTAVE * OCTAVES - 1);
    }
}
