package dev.lodestep.benchmarks.process;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.measure.ResultLine;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.Site;
import dev.lodestep.benchmarks.site.SiteOptions;
import dev.lodestep.benchmarks.workflows.Doorbell;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long it takes from a signal that one process sends until another one executes what waited for it. */
@Command(
        name = "wake",
        description = "Time from a signal in one process to the step that it wakes in another.",
        mixinStandardHelpOptions = true)
public final class Wake implements Callable<Integer> {
    private static final int QUICK_RINGS = 10;
    private static final int WARM_UP_RINGS = 10;
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--rings", defaultValue = "100", description = "How many signals. Default: ${DEFAULT-VALUE}.")
    private int rings;

    private final Doorbell doorbell = new Doorbell();
    private final LatencyHistogram sent = new LatencyHistogram();
    private final LatencyHistogram taken = new LatencyHistogram();
    private final LatencyHistogram answered = new LatencyHistogram();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Site site = options.openForProcesses()) {
            site.describe().forEach(out::println);
            Place place = site.fresh();
            try (Child worker = Child.start(
                            DoorbellWorker.class, HEAP_MEGABYTES, place.kind().name(), place.address());
                    Place.Open open = place.open();
                    Engine client = Engine.open(
                            open.store(),
                            EngineOptions.defaults().name("visitor").clientOnly())) {
                worker.hear("ready");
                ring(client);
            }
            out.println(new ResultLine("wake", site.kind())
                    .with("rings", taken.count())
                    .with("p50_ms", taken.millis(0.50), 2)
                    .with("p99_ms", taken.millis(0.99), 2)
                    .with("next_step_p50_ms", answered.millis(0.50), 2)
                    .with("signal_p50_ms", sent.millis(0.50), 2));
        }
        return 0;
    }

    private void ring(Engine client) throws InterruptedException {
        int all = (options.quick() ? QUICK_RINGS : rings) + WARM_UP_RINGS;
        for (int i = 0; i < all; i++) {
            client.start(doorbell.definition(), "door-" + i, null);
        }
        Random pauses = new Random(42); // so that no ring is in step with the worker's polls
        for (int i = 0; i < all; i++) {
            String id = "door-" + i;
            awaitWaiting(client, id);
            Thread.sleep(50 + pauses.nextInt(200));
            ring(client, id, i >= WARM_UP_RINGS);
        }
    }

    private void ring(Engine client, String id, boolean counts) {
        long before = Doorbell.micros();
        SignalResult result = client.signal(
                doorbell.definition(), id, Doorbell.RING, null, "\"ring\"".getBytes(StandardCharsets.UTF_8));
        long after = Doorbell.micros();
        if (result != SignalResult.ACCEPTED) {
            throw new IllegalStateException("the signal to " + id + " was answered with " + result);
        }
        String end = client.run(doorbell.definition(), id).await(LONGEST);
        Doorbell.Times times = Doorbell.Times.of(Objects.requireNonNull(end));
        if (counts) {
            sent.add(TimeUnit.MICROSECONDS.toNanos(after - before));
            taken.add(TimeUnit.MICROSECONDS.toNanos(times.taken() - before));
            answered.add(TimeUnit.MICROSECONDS.toNanos(times.answered() - before));
        }
    }

    private static void awaitWaiting(Engine client, String id) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (client.find(id).orElseThrow().status() != RunStatus.WAITING) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(client.whyNotRunning(id));
            }
            Thread.sleep(5);
        }
    }
}
