package dev.lodestep.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of an engine, beside the raw ones where the store has a raw limit. */
record Report(StoreKind store, Load load, Figures engine, Optional<Figures> raw) {
    static Report measure(LoadOptions options, Load load, PrintStream out) throws Exception {
        boolean hasRaw = options.store == StoreKind.SQLITE;
        List<Contender> contenders = hasRaw
                ? List.of(new RawJournal(), new EngineRuns(options.store))
                : List.of(new EngineRuns(options.store));
        List<Figures> medians = new Comparison(options.folder, out)
                .of(contenders, load, options.round(Comparison.ROUNDS * contenders.size()));
        return new Report(
                options.store,
                load,
                medians.get(medians.size() - 1),
                hasRaw ? Optional.of(medians.get(0)) : Optional.empty());
    }

    /** One line for programs. */
    String line(String name) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "RESULT name=%s store=%s in_flight=%d steps=%d payload_bytes=%d rounds=%d"
                        + " steps_per_s=%.0f p50_ms=%.3f p99_ms=%.3f",
                name,
                store,
                load.inFlight(),
                load.steps(),
                load.payloadBytes(),
                Comparison.ROUNDS,
                engine.stepsPerSecond(),
                engine.p50Millis(),
                engine.p99Millis()));
        raw.ifPresent(limit -> line.append(String.format(
                Locale.ROOT,
                " raw_steps_per_s=%.0f raw_p50_ms=%.3f raw_p99_ms=%.3f ratio_to_raw=%.3f p50_to_raw=%.2f",
                limit.stepsPerSecond(),
                limit.p50Millis(),
                limit.p99Millis(),
                engine.stepsPerSecond() / limit.stepsPerSecond(),
                engine.p50Millis() / limit.p50Millis())));
        return line.toString();
    }
}
