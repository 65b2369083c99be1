package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.measure.ResultLine;
import dev.lodestep.benchmarks.site.StoreKind;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The figures of an engine, beside the raw ones where the store has a raw limit, and beside another engine's where that can use the store.
 *
 * @param figures by the contenders' names
 */
record Report(StoreKind store, Load load, Plan plan, Map<String, Figures> figures) {
    /** The name of whatever contender is the raw limit. */
    static final String RAW = "raw";

    /** What counts is how many steps are acknowledged. */
    ResultLine throughput() {
        Figures engine = Objects.requireNonNull(figures.get(EngineRuns.NAME));
        ResultLine line = new ResultLine("throughput", store)
                .with("in_flight", load.inFlight())
                .with("steps", load.steps())
                .with("payload_bytes", load.payloadBytes())
                .with("rounds", plan.rounds())
                .with("steps_per_s", engine.stepsPerSecond(), 0)
                .with("p50_ms", engine.step().p50Millis(), 3)
                .with("p99_ms", engine.step().p99Millis(), 3)
                .with("run_p50_ms", engine.run().p50Millis(), 3)
                .with("cpu_us_per_step", engine.cpuMicros(), 1);
        other(RAW)
                .ifPresent(raw -> line.with("raw_steps_per_s", raw.stepsPerSecond(), 0)
                        .with("raw_p50_ms", raw.step().p50Millis(), 3)
                        .with("raw_cpu_us_per_step", raw.cpuMicros(), 1)
                        .ratio("ratio_to_raw", engine.stepsPerSecond(), raw.stepsPerSecond()));
        other(DbosRuns.NAME)
                .ifPresent(dbos -> line.with("dbos_steps_per_s", dbos.stepsPerSecond(), 0)
                        .with("dbos_p50_ms", dbos.step().p50Millis(), 3)
                        .with("dbos_cpu_us_per_step", dbos.cpuMicros(), 1)
                        .ratio("ratio_to_dbos", engine.stepsPerSecond(), dbos.stepsPerSecond()));
        return line;
    }

    /** What counts is how long a whole run takes, from before its start until its caller knows its end. */
    ResultLine latency() {
        Figures engine = Objects.requireNonNull(figures.get(EngineRuns.NAME));
        ResultLine line = new ResultLine("latency", store)
                .with("steps", load.steps())
                .with("payload_bytes", load.payloadBytes())
                .with("rounds", plan.rounds())
                .with("steps_per_s", engine.stepsPerSecond(), 0)
                .with("p50_ms", engine.run().p50Millis(), 3)
                .with("p99_ms", engine.run().p99Millis(), 3)
                .with("step_p50_ms", engine.step().p50Millis(), 3);
        other(RAW)
                .ifPresent(raw -> line.with("raw_commits", load.entries())
                        .with("raw_steps_per_s", raw.stepsPerSecond(), 0)
                        .with("raw_p50_ms", raw.run().p50Millis(), 3)
                        .ratio(
                                "ratio_to_raw",
                                engine.run().p50Millis(),
                                raw.run().p50Millis()));
        other(DbosRuns.NAME)
                .ifPresent(dbos -> line.with("dbos_steps_per_s", dbos.stepsPerSecond(), 0)
                        .with("dbos_p50_ms", dbos.run().p50Millis(), 3)
                        .ratio(
                                "ratio_to_dbos",
                                engine.run().p50Millis(),
                                dbos.run().p50Millis()));
        return line;
    }

    private Optional<Figures> other(String name) {
        return Optional.ofNullable(figures.get(name));
    }
}
