package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.workflows.Chain;
import dev.lodestep.benchmarks.workflows.Doorbell;
import dev.lodestep.benchmarks.workflows.TimedText;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.SignalResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A single caller of an engine, who starts runs of ten steps, one after the other, and sends signals to parked ones. */
final class Work {
    private static final int STEPS = 10;
    private static final int PAYLOAD_BYTES = 200;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Engine engine;
    private final String prefix;
    private final Doorbell doorbell;
    private final Chain chain;
    private final TimedText texts;
    private final AtomicInteger last = new AtomicInteger();
    private final LatencyHistogram starts = new LatencyHistogram();
    private final LatencyHistogram steps = new LatencyHistogram();
    private final LatencyHistogram runs = new LatencyHistogram();
    private final LatencyHistogram resumes = new LatencyHistogram();

    /** Work whose runs' ids begin so; an engine has only one. */
    Work(Engine engine, String prefix) {
        this.engine = engine;
        this.prefix = prefix;
        this.doorbell = new Doorbell();
        this.texts = new TimedText(PAYLOAD_BYTES, steps);
        this.chain = new Chain(STEPS, texts);
        engine.register(chain);
        engine.register(doorbell);
    }

    /** Starts a run and waits for its end. */
    void run() {
        long before = System.nanoTime();
        Run<String> run = engine.start(chain.definition(), prefix + last.incrementAndGet(), texts.text());
        starts.add(System.nanoTime() - before);
        texts.over(Objects.requireNonNull(run.await(LONGEST)));
        runs.add(System.nanoTime() - before);
    }

    /** Wakes a parked run and waits for its end. */
    void resume(String id) {
        long before = System.nanoTime();
        SignalResult result = engine.signal(
                doorbell.definition(), id, Doorbell.RING, null, "\"ring\"".getBytes(StandardCharsets.UTF_8));
        if (result != SignalResult.ACCEPTED) {
            throw new IllegalStateException("the signal to " + id + " was answered with " + result);
        }
        engine.run(doorbell.definition(), id).await(LONGEST);
        resumes.add(System.nanoTime() - before);
    }

    /** Forgets what was measured. */
    void forget() {
        List.of(starts, steps, runs, resumes).forEach(LatencyHistogram::clear);
    }

    Doorbell doorbell() {
        return doorbell;
    }

    LatencyHistogram starts() {
        return starts;
    }

    LatencyHistogram steps() {
        return steps;
    }

    LatencyHistogram runs() {
        return runs;
    }

    LatencyHistogram resumes() {
        return resumes;
    }
}
