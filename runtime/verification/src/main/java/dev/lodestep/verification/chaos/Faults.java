package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.process.Role;
import dev.lodestep.verification.chaos.process.WorkProcess;
import dev.lodestep.verification.chaos.proxy.FaultProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Does what is drawn, to whom is drawn, and writes it down. */
final class Faults {
    private static final Duration LONGEST_ABSENCE = Duration.ofMillis(1_500);
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Topology topology;
    private final Site site;
    private final List<Slot> slots;
    private final Duration lease;
    private final Random random;
    private final Chronicle chronicle;
    private final Recovery recovery;
    private final Map<String, Long> busyUntil = new HashMap<>();

    Faults(
            Topology topology,
            Site site,
            List<Slot> slots,
            Duration lease,
            Random random,
            Chronicle chronicle,
            Recovery recovery) {
        this.topology = topology;
        this.site = site;
        this.slots = slots;
        this.lease = lease;
        this.random = random;
        this.chronicle = chronicle;
        this.recovery = recovery;
    }

    /** Draws one deed and does it. */
    void next() throws Exception {
        Deed deed = draw();
        List<Slot> possible = new ArrayList<>();
        for (Slot slot : slots) {
            if (deed.meets(slot.role()) && slot.process().isPresent()) {
                possible.add(slot);
            }
        }
        double where = random.nextDouble();
        if (!possible.isEmpty()) {
            Slot slot = possible.get((int) (where * possible.size()));
            act(deed, slot, slot.process().orElseThrow());
        }
    }

    private Deed draw() {
        int total = 0;
        for (Deed deed : Deed.values()) {
            total += deed.weight(topology);
        }
        int drawn = random.nextInt(total);
        for (Deed deed : Deed.values()) {
            drawn -= deed.weight(topology);
            if (drawn < 0) {
                return deed;
            }
        }
        throw new IllegalStateException("the weights are wrong");
    }

    private void act(Deed deed, Slot slot, WorkProcess process) throws Exception {
        Optional<String> one = Optional.of(process.name());
        Duration beyond =
                lease.multipliedBy(10 + random.nextInt(11)).dividedBy(10).plusMillis(500);
        Duration aftermath = lease.multipliedBy(2);
        Optional<FaultProxy> proxy = slot.proxy();
        switch (deed) {
            case KILL, KILL_CLIENT -> {
                process.kill();
                chronicle.did(deed, one, AT_ONCE);
                if (slot.role().works()) {
                    recovery.killed(process.name());
                }
                slot.restartIn(absence(slot));
            }
            case FREEZE -> {
                if (free(process.name(), beyond)) {
                    chronicle.did(deed, one, beyond.plus(aftermath));
                    process.freeze(beyond);
                }
            }
            case TERMINATE -> {
                if (free(process.name(), AT_ONCE)) {
                    terminate(slot, process);
                }
            }
            case RESTART -> {
                if (site.restarts()) {
                    long begin = System.currentTimeMillis();
                    site.restart();
                    chronicle.did(deed, Optional.empty(), aftermath);
                    chronicle.happened("RESTART", Optional.empty(), begin, System.currentTimeMillis());
                }
            }
            case END_BACKENDS -> {
                chronicle.did(deed, Optional.empty(), aftermath);
                endBackends();
            }
            case CUT -> {
                chronicle.did(deed, one, aftermath);
                proxy.orElseThrow().cutAll();
            }
            case CUT_ONE -> {
                chronicle.did(deed, one, aftermath);
                proxy.orElseThrow().cutOne(random);
            }
            case LOSE_ANSWERS -> {
                chronicle.did(deed, one, aftermath.multipliedBy(2));
                proxy.orElseThrow().loseAnswers(1 + random.nextInt(4));
            }
            case SILENCE -> {
                chronicle.did(deed, one, beyond.plus(aftermath));
                proxy.orElseThrow().silence(beyond);
            }
            case SLOW -> {
                chronicle.did(deed, one, beyond.plus(aftermath));
                proxy.orElseThrow().slow(Duration.ofMillis(5 + random.nextInt(60)), beyond);
            }
        }
    }

    private Duration absence(Slot slot) {
        long longest = slot.role() == Role.EMBEDDED ? 0 : LONGEST_ABSENCE.toMillis();
        return Duration.ofMillis((long) (random.nextDouble() * longest));
    }

    /** Whether a process is not frozen, and then may be for so long. */
    private boolean free(String process, Duration next) {
        long now = System.nanoTime();
        Long until = busyUntil.get(process);
        if (until != null && now - until < 0) {
            return false;
        }
        busyUntil.put(process, now + next.toNanos());
        return true;
    }

    private void terminate(Slot slot, WorkProcess process) throws InterruptedException {
        chronicle.did(Deed.TERMINATE, Optional.of(process.name()), AT_ONCE);
        if (!process.terminate(LONGEST_SHUTDOWN)) {
            chronicle.surprised(process.name(), "it did not end within " + LONGEST_SHUTDOWN + " of SIGTERM");
            process.kill();
        }
        slot.restartIn(AT_ONCE);
    }

    private void endBackends() {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND datname = current_database()");
        } catch (SQLException e) {
            // it ended this one's, too
        }
    }

    /** Nothing is disturbed any more; what is frozen thaws by itself. */
    void over() {
        slots.forEach(slot -> slot.proxy().ifPresent(FaultProxy::clear));
    }
}
