package dev.lodestep.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestep.runtime.codec.Mapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an engine works; every setting has a default that is meant for production. Immutable: each method gives new options. */
public final class EngineOptions {
    private static final EngineOptions DEFAULTS = new EngineOptions();

    private String name = "lodestep";
    private boolean executes = true;
    private boolean closesStore = true;
    private boolean rejectsWhenFull;
    private int maxInFlight = 1_000;
    private int maxPayloadBytes = 1024 * 1024;
    private int maxSignalBytes = 256 * 1024;
    private int maxUnreadSignals = 1_000;
    private int stepThreads = SystemEnvironment.DEFAULT_STEP_THREADS;
    private Duration lease = Duration.ofSeconds(10);
    private Duration pollInterval = Duration.ofMillis(200);
    private Duration startTimeout = Duration.ofSeconds(30);
    private Duration shutdownGrace = Duration.ofSeconds(20);
    private Duration liveHold = Duration.ZERO;
    private int liveHoldRuns = 1_000;
    private Optional<Duration> retention = Optional.empty();
    private Optional<Environment> environment = Optional.empty();
    private List<RunListener> listeners = List.of();
    private @Nullable Mapper mapper;

    private EngineOptions() {}

    /** A setting that is not copied here is lost with the next one that is made. */
    private EngineOptions(EngineOptions other) {
        name = other.name;
        executes = other.executes;
        closesStore = other.closesStore;
        rejectsWhenFull = other.rejectsWhenFull;
        maxInFlight = other.maxInFlight;
        maxPayloadBytes = other.maxPayloadBytes;
        maxSignalBytes = other.maxSignalBytes;
        maxUnreadSignals = other.maxUnreadSignals;
        stepThreads = other.stepThreads;
        lease = other.lease;
        pollInterval = other.pollInterval;
        startTimeout = other.startTimeout;
        shutdownGrace = other.shutdownGrace;
        liveHold = other.liveHold;
        liveHoldRuns = other.liveHoldRuns;
        retention = other.retention;
        environment = other.environment;
        listeners = other.listeners;
        mapper = other.mapper;
    }

    private EngineOptions with(Consumer<EngineOptions> change) {
        EngineOptions copy = new EngineOptions(this);
        change.accept(copy);
        return copy;
    }

    /** The default options. */
    public static EngineOptions defaults() {
        return DEFAULTS;
    }

    /** The name of this worker, for people: in thread names and in the store. */
    public EngineOptions name(String workerName) {
        return with(copy -> copy.name = workerName);
    }

    /** Only looks at runs, starts them and sends signals; other processes execute them. */
    public EngineOptions clientOnly() {
        return with(copy -> copy.executes = false);
    }

    /** Leaves the store open when the engine is closed, for whoever shares it. */
    public EngineOptions keepStoreOpen() {
        return with(copy -> copy.closesStore = false);
    }

    /**
     * How many runs are executed at once (waiting ones do not count); {@code start} waits for room. As many starts of runs that are executed
     * elsewhere, or later, may wait for the store at once. Default 1,000.
     */
    public EngineOptions maxInFlight(int runs) {
        return with(copy -> copy.maxInFlight = positive(runs, "maxInFlight"));
    }

    /** Lets {@code start} throw {@link EngineBusyException} at once when there is no room, instead of waiting. */
    public EngineOptions rejectWhenFull() {
        return with(copy -> copy.rejectsWhenFull = true);
    }

    /** The largest input or result, in bytes of JSON. Default 1 MiB. */
    public EngineOptions maxPayloadBytes(int bytes) {
        return with(copy -> copy.maxPayloadBytes = positive(bytes, "maxPayloadBytes"));
    }

    /** The largest payload of a signal, in bytes of JSON. Default 256 KiB. */
    public EngineOptions maxSignalBytes(int bytes) {
        return with(copy -> copy.maxSignalBytes = positive(bytes, "maxSignalBytes"));
    }

    /** How many signals a run may hold that no wait has taken. Default 1,000. */
    public EngineOptions maxUnreadSignals(int signals) {
        return with(copy -> copy.maxUnreadSignals = positive(signals, "maxUnreadSignals"));
    }

    /** How many attempts run at once before JDK 21, where each takes a platform thread. Default 256. */
    public EngineOptions stepThreads(int threads) {
        return with(copy -> copy.stepThreads = positive(threads, "stepThreads"));
    }

    /** How long a worker may give no sign of life before others take its runs over. Default 10 seconds. */
    public EngineOptions lease(Duration duration) {
        return with(copy -> copy.lease = positive(duration, "lease"));
    }

    /** How often the store is asked for work that other processes left or sent. Default 200 ms. */
    public EngineOptions pollInterval(Duration duration) {
        return with(copy -> copy.pollInterval = positive(duration, "pollInterval"));
    }

    /** How long {@code start} waits for room and for the store. Default 30 seconds. */
    public EngineOptions startTimeout(Duration duration) {
        return with(copy -> copy.startTimeout = positive(duration, "startTimeout"));
    }

    /** How long {@code close} lets attempts run before it interrupts them. Default 20 seconds. */
    public EngineOptions shutdownGrace(Duration duration) {
        return with(copy -> copy.shutdownGrace = duration);
    }

    /** As {@link #liveHold(Duration, int)}, with at most 1,000 runs. */
    public EngineOptions liveHold(Duration duration) {
        return liveHold(duration, 1_000);
    }

    /**
     * Keeps the state of a run that waits or is parked in memory, so that this worker, if it goes on with the run, reads only what has come
     * since. It changes how much is read, and nothing else. By default nothing is kept.
     *
     * @param duration how long, at most
     * @param runs how many, at most; the ones that wait the longest are let go of first
     */
    public EngineOptions liveHold(Duration duration, int runs) {
        return with(copy -> {
            copy.liveHold = positive(duration, "liveHold");
            copy.liveHoldRuns = positive(runs, "the runs of liveHold");
        });
    }

    /**
     * Deletes runs that ended longer ago than that, with everything that belongs to them: each worker some now and then, in the background.
     * Those that others may still need, as {@link Engine#purge} says, are kept until these have ended. By default nothing is deleted.
     */
    public EngineOptions retention(Duration duration) {
        return with(copy -> copy.retention = Optional.of(positive(duration, "retention")));
    }

    /** The world that the engine lives in; a simulation gives its own. The engine closes it. */
    public EngineOptions environment(Environment world) {
        return with(copy -> copy.environment = Optional.of(world));
    }

    /** Adds somebody who hears what happens to the runs that this engine executes. */
    public EngineOptions listener(RunListener listener) {
        List<RunListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return with(copy -> copy.listeners = List.copyOf(more));
    }

    /** What reads and writes the types with {@code @Databind}, as it is; without one they have a default mapper with the modules on the class path. */
    public EngineOptions objectMapper(ObjectMapper objectMapper) {
        return with(copy -> copy.mapper = Mapper.of(objectMapper));
    }

    /** The name of this worker. */
    public String name() {
        return name;
    }

    /** Whether the engine executes runs. */
    public boolean executes() {
        return executes;
    }

    /** Whether closing the engine closes the store. */
    public boolean closesStore() {
        return closesStore;
    }

    /** Whether {@code start} throws when there is no room. */
    public boolean rejectsWhenFull() {
        return rejectsWhenFull;
    }

    /** How many runs are executed at once. */
    public int maxInFlight() {
        return maxInFlight;
    }

    /** The largest input or result, in bytes. */
    public int maxPayloadBytes() {
        return maxPayloadBytes;
    }

    /** The largest payload of a signal, in bytes. */
    public int maxSignalBytes() {
        return maxSignalBytes;
    }

    /** How many unread signals a run may hold. */
    public int maxUnreadSignals() {
        return maxUnreadSignals;
    }

    /** How long a worker may give no sign of life. */
    public Duration lease() {
        return lease;
    }

    /** How often the store is asked for work. */
    public Duration pollInterval() {
        return pollInterval;
    }

    /** How long {@code start} waits. */
    public Duration startTimeout() {
        return startTimeout;
    }

    /** How long {@code close} lets attempts run. */
    public Duration shutdownGrace() {
        return shutdownGrace;
    }

    /** How long states of runs that wait stay in memory; zero: not at all. */
    public Duration liveHold() {
        return liveHold;
    }

    /** How many states stay in memory at most. */
    public int liveHoldRuns() {
        return liveHoldRuns;
    }

    /** How long runs are kept after their end; empty: for ever. */
    public Optional<Duration> retention() {
        return retention;
    }

    /** The environment: the given one, or a new one of this process. */
    public Environment environment() {
        return environment.orElseGet(() -> new SystemEnvironment(name, stepThreads));
    }

    /** Who hears what happens. */
    public List<RunListener> listeners() {
        return listeners;
    }

    /** What reads and writes the types with {@code @Databind}; null: the default mapper. */
    public @Nullable Mapper mapper() {
        return mapper;
    }

    private static int positive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
        return value;
    }

    private static Duration positive(Duration value, String what) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " must be longer than zero, not " + value);
        }
        return value;
    }
}
