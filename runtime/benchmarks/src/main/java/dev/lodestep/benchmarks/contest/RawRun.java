package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.workflows.Chain;
import java.nio.charset.StandardCharsets;

/** A run of which nothing but journal rows is written. One thread at a time moves it on. */
final class RawRun {
    private static final int START = 1;
    private static final int RESULT = 3;
    private static final int FINAL = 14;

    private final long run;
    private final long claim;
    private final String[] nodes;
    private final byte[] payload;
    private int seq;
    private long startedAt;
    private int kind = START;

    /** A run of that number, with rows as long as those of the load. */
    RawRun(long run, Load load) {
        this.run = run;
        this.claim = run * 0x9E3779B97F4A7C15L; // as long as a random token
        this.nodes = Chain.nodeNames(load.steps());
        this.payload = ('"' + "x".repeat(load.payloadBytes() - 2) + '"').getBytes(StandardCharsets.UTF_8);
    }

    /** Goes on to the next row: the first one is the start, the others are results. */
    RawRun next() {
        seq++;
        kind = seq == 1 ? START : RESULT;
        startedAt = micros();
        return this;
    }

    /** Goes on to the last row. */
    RawRun last() {
        next();
        kind = FINAL;
        return this;
    }

    static long micros() {
        return System.currentTimeMillis() * 1000;
    }

    long run() {
        return run;
    }

    long claim() {
        return claim;
    }

    int seq() {
        return seq;
    }

    int kind() {
        return kind;
    }

    String node() {
        return nodes[seq % nodes.length];
    }

    long startedAt() {
        return startedAt;
    }

    byte[] payload() {
        return payload;
    }
}
