package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.site.Site;
import dev.lodestep.benchmarks.site.SiteOptions;
import dev.lodestep.benchmarks.site.StoreKind;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a comparison, and the comparison that they ask for. */
final class LoadOptions {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--steps", defaultValue = "10", description = "Steps of each run. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--payload",
            defaultValue = "200",
            description = "Bytes of each step's result, as JSON. Default: ${DEFAULT-VALUE}.")
    private int payload;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "How long all measured rounds take together. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "8",
            description = "Seconds of each contender that come first and are not counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--dbos-connections",
            defaultValue = "20",
            description = "How many connections DBOS gets; 0 leaves it out. Default: ${DEFAULT-VALUE}.")
    private int dbosConnections;

    /** Measures the engine with so many runs in flight, beside that raw limit and whoever else can use the store. */
    Report compare(int inFlight, Contender raw, PrintWriter out) throws Exception {
        Load load = new Load(inFlight, steps, payload);
        List<Contender> contenders = new ArrayList<>();
        if (site.store() != StoreKind.MEMORY) {
            contenders.add(raw);
        }
        contenders.add(new EngineRuns());
        if (site.store() == StoreKind.POSTGRES && dbosConnections > 0) {
            contenders.add(new DbosRuns(dbosConnections));
        }
        Plan plan = site.quick()
                ? Plan.QUICK
                : Plan.within(Duration.ofSeconds(seconds), contenders.size(), Duration.ofSeconds(warmUp));
        try (Site opened = site.open()) {
            opened.describe().forEach(out::println);
            return new Report(site.store(), load, plan, new Comparison(opened, out).of(contenders, load, plan));
        }
    }
}
