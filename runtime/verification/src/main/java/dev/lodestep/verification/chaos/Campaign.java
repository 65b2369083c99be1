package dev.lodestep.verification.chaos;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.verification.chaos.audit.Acknowledged;
import dev.lodestep.verification.chaos.audit.Auditor;
import dev.lodestep.verification.chaos.audit.Disturbance;
import dev.lodestep.verification.chaos.audit.Evidence;
import dev.lodestep.verification.chaos.audit.Expected;
import dev.lodestep.verification.chaos.audit.Story;
import dev.lodestep.verification.chaos.audit.Violation;
import dev.lodestep.verification.chaos.process.Pauses;
import dev.lodestep.verification.chaos.process.Role;
import dev.lodestep.verification.chaos.work.Customers;
import dev.lodestep.verification.chaos.work.EffectLog;
import dev.lodestep.verification.chaos.work.Job;
import dev.lodestep.verification.chaos.work.Undisturbed;
import dev.lodestep.verification.chaos.work.Workflows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets processes work, disturbs them for a while, lets them come to rest, and has what is left audited. */
final class Campaign {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(30);
    private static final double MEAN_PAUSE_SECONDS = 0.9;
    private static final long TICK_MILLIS = 20;

    private final ChaosOptions options;
    private final Consumer<String> log;
    private final Chronicle chronicle = new Chronicle();

    Campaign(ChaosOptions options, Consumer<String> log) {
        this.options = options;
        this.log = log;
    }

    Outcome run() throws Exception {
        try (Undertaker undertaker = new Undertaker(Files.createTempDirectory("lodestep-chaos-"), options.keep())) {
            if (options.keep()) {
                log.accept("its files are kept in " + undertaker.folder());
            }
            return run(undertaker.folder());
        }
    }

    private Outcome run(Path folder) throws Exception {
        try (Site site = site(folder);
                Staff staff = new Staff(options, site, LEASE, folder, chronicle)) {
            Recovery recovery = new Recovery(site);
            String store = site.describe();
            Pauses.watch(folder, "controller");
            StoreReader reader = new StoreReader(site);
            WorkerNames names = WorkerNames.watch(reader);
            disturb(site, staff, recovery);
            if (!new Drain(staff, reader, () -> helper(site, folder)).await()) {
                diagnose(site, reader);
            }
            staff.leave(LONGEST_SHUTDOWN);
            names.look();
            Evidence evidence = evidence(folder, reader, names);
            List<Violation> violations = new ArrayList<>(Auditor.audit(evidence));
            violations.addAll(chronicle.surprises());
            return new Outcome(options, store, LEASE, chronicle, evidence, violations, recovery.millis());
        }
    }

    private Site site(Path folder) throws Exception {
        String schema = "lodestep_chaos_" + Math.abs(options.seed());
        if (options.topology() != Topology.A) {
            return new SqliteSite(folder.resolve("chaos.db"));
        }
        return options.postgres().isPresent()
                ? PostgresSite.of(options.postgres().get(), schema)
                : PostgresSite.own(folder.resolve("postgres"), schema);
    }

    private Slot helper(Site site, Path folder) {
        try {
            return new Slot(Role.WORKER, 9, options.seed(), LEASE, folder, site);
        } catch (Exception e) {
            throw new IllegalStateException("nobody can be hired", e);
        }
    }

    private void disturb(Site site, Staff staff, Recovery recovery) throws Exception {
        Random random = new Random(options.seed());
        Faults faults = new Faults(options.topology(), site, staff.slots(), LEASE, random, chronicle, recovery);
        boolean ready = false;
        staff.fill();
        for (Slot slot : staff.slots()) {
            ready |= slot.process()
                    .filter(process -> process.awaitReady(LONGEST_START))
                    .isPresent();
        }
        if (!ready) {
            chronicle.surprised("all", "nobody was ready within " + LONGEST_START);
        }
        long end = System.nanoTime() + options.budget().toNanos();
        long next = System.nanoTime() + pause(random);
        long told = System.nanoTime();
        while (System.nanoTime() - end < 0) {
            staff.fill();
            if (isAloneAndNotReady(staff)) {
                next = System.nanoTime() + pause(random);
            } else if (System.nanoTime() - next >= 0) {
                faults.next();
                next = System.nanoTime() + pause(random);
            }
            if (System.nanoTime() - told > TimeUnit.MINUTES.toNanos(1)) {
                told = System.nanoTime();
                log.accept(chronicle.times(Deed.KILL) + " kills so far");
            }
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        faults.over();
        for (Slot slot : staff.slots()) {
            slot.proxy().ifPresent(proxy -> chronicle.lost(proxy.lostAnswers()));
        }
    }

    /** One that is alone is let come to work before the next fault, so that there is something to disturb. */
    private boolean isAloneAndNotReady(Staff staff) {
        return options.topology() == Topology.C
                && !staff.seller()
                        .process()
                        .filter(process -> process.awaitReady(Duration.ZERO))
                        .isPresent();
    }

    private long pause(Random random) {
        double seconds = Math.min(4 * MEAN_PAUSE_SECONDS, -MEAN_PAUSE_SECONDS * Math.log(1 - random.nextDouble()));
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private Evidence evidence(Path folder, StoreReader reader, WorkerNames names) throws Exception {
        List<Story> stories = reader.stories();
        List<Acknowledged> acknowledged = Customers.read(folder);
        Map<String, List<Expected>> expected = new HashMap<>();
        Set<String> cancelled = new HashSet<>();
        try (Undisturbed undisturbed = new Undisturbed(folder.resolve("undisturbed.db"))) {
            for (Acknowledged one : acknowledged) {
                if (one instanceof Acknowledged.Wanted) {
                    Job job = Job.of(options.seed(), Customers.number(one.run()));
                    expected.put(job.id(), undisturbed.of(job));
                    job.cancelAfterMillis().ifPresent(millis -> cancelled.add(job.id()));
                }
            }
        }
        List<Disturbance> disturbances = new ArrayList<>(chronicle.disturbances());
        for (Disturbance pause : Pauses.read(folder, LEASE.toMillis())) {
            boolean all = pause.process().equals(Optional.of("controller"));
            disturbances.add(
                    all ? new Disturbance("PAUSED", Optional.empty(), pause.fromMillis(), pause.toMillis()) : pause);
        }
        return new Evidence(
                stories,
                names.known(),
                EffectLog.read(folder),
                reader.effects(),
                acknowledged,
                disturbances,
                Workflows.FACTS,
                expected,
                cancelled);
    }

    /** Says of the runs that do not end what the store knows. */
    private void diagnose(Site site, StoreReader reader) throws Exception {
        EngineOptions looking = EngineOptions.defaults().clientOnly();
        try (Engine engine = Engine.open(site.address(Optional.empty()).open(), looking)) {
            reader.stories().stream()
                    .filter(story -> !story.status().isFinal())
                    .limit(20)
                    .forEach(story -> {
                        log.accept(story.id() + " " + story.status() + ": " + engine.whyNotRunning(story.id()));
                        story.journal().forEach(row -> log.accept("    " + row));
                    });
        }
    }
}
