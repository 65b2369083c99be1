package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.workflows.Chain;
import dev.lodestep.benchmarks.workflows.TimedText;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import java.time.Duration;
import java.util.Objects;

/** The engine. */
final class EngineRuns implements Contender {
    static final String NAME = "engine";

    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Figures round(Place place, Load load, Duration duration) throws Exception {
        LatencyHistogram steps = new LatencyHistogram();
        TimedText texts = new TimedText(load.payloadBytes(), steps);
        Chain chain = new Chain(load.steps(), texts);
        EngineOptions options = EngineOptions.defaults().maxInFlight(Math.max(1000, load.inFlight()));
        try (Place.Open open = place.open();
                Engine engine = Engine.open(open.store(), options)) {
            engine.register(chain);
            return new Callers(steps).callFor(duration, load.inFlight(), id -> {
                String result =
                        engine.start(chain.definition(), id, texts.text()).await(LONGEST_RUN);
                texts.over(Objects.requireNonNull(result, id));
            });
        }
    }
}
