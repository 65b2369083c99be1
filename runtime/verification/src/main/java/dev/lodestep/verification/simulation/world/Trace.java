package dev.lodestep.verification.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a world: always as one number that two equal histories share, and where somebody is to read it, in words. */
public final class Trace {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final boolean tells;
    private final List<String> lines = new ArrayList<>();
    private long hash = 1;

    /**
     * An empty history.
     *
     * @param tells whether it is kept in words
     */
    public Trace(boolean tells) {
        this.tells = tells;
    }

    /** Something happened that this number stands for. */
    public void mix(long what) {
        hash = Long.rotateLeft(hash ^ what, 23) * PRIME;
    }

    /** Something happened that is worth a line. */
    public void tell(long nanos, Supplier<String> line) {
        if (tells) {
            lines.add(String.format("%9.3f s  %s", nanos / 1e9, line.get()));
        }
    }

    /** The number of this history. */
    public long hash() {
        return hash;
    }

    /** The history in words. */
    public List<String> lines() {
        return lines;
    }
}
