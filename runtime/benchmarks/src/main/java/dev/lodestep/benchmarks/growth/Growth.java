package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.measure.ResultLine;
import dev.lodestep.benchmarks.process.Child;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.Site;
import dev.lodestep.benchmarks.site.SiteOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What work costs beside few and very many parked runs, what these cost, and what happens when they all wake up. */
@Command(
        name = "growth",
        description = "Costs of claims, starts, resumes and steps beside very many parked runs.",
        mixinStandardHelpOptions = true)
public final class Growth implements Callable<Integer> {
    /** The limit of a worker's heap, whatever is parked. */
    static final int HEAP_MEGABYTES = 256;

    private static final List<Integer> QUICK_SIZES = List.of(1_000, 4_000);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(
            names = "--parked",
            split = ",",
            defaultValue = "1000,100000,1000000",
            description = "How many runs are parked, ascending. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--times",
            defaultValue = "200",
            description = "How often each thing is done at each size. Default: ${DEFAULT-VALUE}.")
    private int times;

    @Option(
            names = "--quiet",
            defaultValue = "10000",
            description = "How many runs are really started and then wait. Default: ${DEFAULT-VALUE}.")
    private int quiet;

    @Option(
            names = "--timers",
            defaultValue = "100000",
            description =
                    "How many timers are due at once; at most half of the parked runs. Default: ${DEFAULT-VALUE}.")
    private int timers;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (options.quick()) {
            sizes = QUICK_SIZES;
            times = 20;
            quiet = 200;
            timers = 500;
        }
        check(Objects.requireNonNull(spec));
        try (Site site = options.openForProcesses()) {
            site.describe().forEach(out::println);
            Quiet calm = Quiet.measure(site.fresh(), quiet, times);
            out.printf(
                    Locale.ROOT,
                    "%,d runs that wait or sleep: %d threads more; a step %.3f ms before, %.3f ms beside them%n",
                    calm.parked(),
                    calm.threadsMore(),
                    calm.stepMillisBefore(),
                    calm.stepMillisBeside());
            Place place = site.fresh();
            List<Costs> costs = costs(place, out);
            out.println(Costs.table(costs));
            Alarm alarm = Alarm.measure(place, timers);
            out.printf(
                    Locale.ROOT,
                    "%,d timers due at once: %.1f s until all have gone on; %d new runs meanwhile, p50 %.1f ms, p99 %.1f ms%n",
                    alarm.timers(),
                    alarm.drainSeconds(),
                    alarm.freshRuns(),
                    alarm.freshP50Millis(),
                    alarm.freshP99Millis());
            out.println(line(site, costs, calm, alarm));
        }
        return 0;
    }

    /** Says what is too small before minutes have passed. */
    private void check(CommandSpec command) {
        int smallest = sizes.get(0) / 2;
        int largest = sizes.get(sizes.size() - 1) / 2;
        if (smallest < Claiming.naps() || smallest < 2 * times) {
            throw new ParameterException(
                    command.commandLine(),
                    "--parked=" + sizes.get(0) + " is too few for --times=" + times + "; give at least "
                            + 2 * Math.max(Claiming.naps(), 2 * times));
        }
        if (largest < timers || largest < 2 * times * sizes.size()) {
            throw new ParameterException(
                    command.commandLine(),
                    "the largest of --parked must be at least twice --timers, and 4 × --times for each size; it is "
                            + 2 * largest);
        }
    }

    private List<Costs> costs(Place place, PrintWriter out) throws Exception {
        ParkedRuns parked = new ParkedRuns(place);
        List<Costs> costs = new ArrayList<>();
        int nextWaiting = 1;
        for (int size : sizes) {
            parked.growTo(size);
            costs.add(measure(place, size, nextWaiting));
            out.printf(Locale.ROOT, "measured beside %,d parked runs%n", size);
            out.flush();
            nextWaiting += 2 * times; // as many are woken for the warm-up
        }
        return costs;
    }

    private Costs measure(Place place, int size, int firstWaiting) throws IOException {
        try (Child worker = Child.start(
                CostsWorker.class,
                HEAP_MEGABYTES,
                place.kind().name(),
                place.address(),
                String.valueOf(firstWaiting),
                String.valueOf(times))) {
            return Costs.parse(size, worker.hear("costs "));
        }
    }

    private static ResultLine line(Site site, List<Costs> costs, Quiet calm, Alarm alarm) {
        Costs large = costs.get(costs.size() - 1);
        ResultLine line = new ResultLine("growth", site.kind())
                .with("parked", large.parked())
                .with("start_ms", large.startMillis(), 3)
                .with("step_ms", large.stepMillis(), 3)
                .with("resume_ms", large.resumeMillis(), 3)
                .with("claim_ms", large.claimMillis(), 4)
                .with("heap_mb", large.heapMegabytes(), 1);
        large.beside(costs.get(0)).forEach(growth -> line.with(growth.what() + "_growth", growth.ratio(), 3));
        return line.with("quiet_runs", calm.parked())
                .with("quiet_threads_more", calm.threadsMore())
                .ratio("quiet_step_ratio", calm.stepMillisBeside(), calm.stepMillisBefore())
                .with("timers", alarm.timers())
                .with("timers_drain_s", alarm.drainSeconds(), 1)
                .with("fresh_p50_ms", alarm.freshP50Millis(), 1)
                .with("fresh_p99_ms", alarm.freshP99Millis(), 1);
    }
}
