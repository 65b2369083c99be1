package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineClosedException;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.StartOptions;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Starts runs: durable before the caller is answered, and executed here at once where this engine has the workflow. */
final class Starter {
    private static final byte[] NO_INPUT = "null".getBytes(StandardCharsets.UTF_8);

    private final RunHost host;
    private final Workflows workflows;
    private final Active active;
    private final Heart heart;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    /** The starts of runs that are executed elsewhere, or later, and that the store has not answered. */
    private final Places elsewhere;

    Starter(RunHost host, Workflows workflows, Active active, Heart heart) {
        this.host = host;
        this.workflows = workflows;
        this.active = active;
        this.heart = heart;
        this.elsewhere = new Places(host.options().maxInFlight(), "waits for the store to answer", "starts");
    }

    /**
     * Starts a run, or finds the one that was started with the same id, workflow and input.
     *
     * @throws StartConflictException if the id is taken by another one
     * @throws dev.lodestep.runtime.EngineBusyException if there is no room
     * @throws dev.lodestep.runtime.PayloadTooLargeException if the input is too large
     * @throws StoreUnavailableException if the store does not answer in time; the run may have been started
     */
    <I> void start(WorkflowDefinition<I, ?> definition, String id, @Nullable I input, StartOptions options) {
        Instant now = host.store().now();
        Optional<Instant> later = options.notBefore(now).filter(time -> time.isAfter(now));
        Optional<Registered> here = later.isEmpty() && host.options().executes() && host.mayBegin()
                ? workflows.find(definition.version())
                : Optional.empty();
        RunWrite.Start start =
                with(options, toStart(definition, id, input, here.isPresent())).at(later.orElse(null));
        Duration patience = host.options().rejectsWhenFull()
                ? Duration.ZERO
                : host.options().startTimeout();
        if (here.isPresent()) {
            active.enter(patience);
        } else {
            elsewhere.enter(patience);
        }
        Beginning beginning = new Beginning(start, here, RunState.started(definition, input));
        underWay.add(start.token());
        try {
            host.writer().submit(beginning.worker, start, beginning::answered);
        } catch (RejectedExecutionException e) {
            underWay.remove(start.token());
            beginning.leave();
            throw new EngineClosedException(
                    "this engine was closed before run '" + id + "' was started; open a new one");
        }
        WriteResult answer = beginning.await();
        later.ifPresent(host::claimInTime);
        if (answer instanceof WriteResult.Exists exists) {
            checkSame(start, exists);
        } else if (answer instanceof WriteResult.Refused refused) {
            throw new StoreUnavailableException(
                    host.store().describe() + " refused to start run '" + id + "': " + refused.reason(), null);
        }
    }

    /** Whether the start with this claim is still to be answered: then the run has no executor yet, and is not to get another one. */
    boolean isUnderWay(long claim) {
        return underWay.contains(claim);
    }

    /**
     * What starts a run.
     *
     * @throws EncodeException if the input cannot be stored
     * @throws dev.lodestep.runtime.PayloadTooLargeException if it is too large
     */
    <I> RunWrite.Start toStart(WorkflowDefinition<I, ?> definition, String id, @Nullable I input, boolean owned) {
        byte[] json = json(definition, input, host.options().mapper());
        return toStart(
                definition.version(),
                id,
                json,
                digest(definition.version().workflow(), json),
                definition.priority(),
                owned);
    }

    private static RunWrite.Start with(StartOptions options, RunWrite.Start start) {
        return new RunWrite.Start(
                start.id(),
                start.workflow(),
                start.version(),
                start.inputDigest(),
                options.priority().orElse(start.priority()),
                start.token(),
                start.owned(),
                start.input(),
                null,
                options.attributes());
    }

    /** What starts a run that forks another one: another fork of the same id is not the same run, and none that was started plainly is. */
    RunWrite.Start toFork(
            WorkflowDefinition<?, ?> definition, String id, @Nullable Object input, RunRow row, String node) {
        String of = row.id();
        byte[] json = json(definition, input, host.options().mapper());
        String what = definition.version().workflow() + "\0fork of " + of + "\0before " + node;
        return toStart(definition.version(), id, json, digest(what, json), row.priority(), false)
                .with(row.attributes());
    }

    private RunWrite.Start toStart(
            WorkflowVersion version, String id, byte[] json, byte[] digest, int priority, boolean owned) {
        host.limits().input(json);
        return new RunWrite.Start(
                id,
                version.workflow(),
                version.version(),
                digest,
                priority,
                host.environment().randomLong(),
                owned,
                json);
    }

    /** A start that is under way. */
    private final class Beginning {
        private final RunWrite.Start start;
        private final Optional<Registered> here;
        private final RunState state;
        private final long worker = heart.worker();
        private final CompletableFuture<WriteResult> answer = new CompletableFuture<>();

        Beginning(RunWrite.Start start, Optional<Registered> here, RunState state) {
            this.start = start;
            this.here = here;
            this.state = state;
        }

        /** Also when the caller has gone: what was started is executed. */
        void answered(WriteResult result) {
            try {
                // a worker that died meanwhile has started the run for others
                if (here.isPresent() && result instanceof WriteResult.Written written && worker == heart.worker()) {
                    execute(here.get(), written.run());
                } else {
                    leave();
                }
            } finally {
                underWay.remove(start.token());
                answer.complete(result);
            }
        }

        /** Gives back the place that the start took. */
        void leave() {
            if (here.isPresent()) {
                active.leave(1);
            } else {
                elsewhere.leave(1);
            }
        }

        private void execute(Registered workflow, long run) {
            Claim claim = new Claim(run, start.id(), worker, start.token());
            LoadedRun fresh = new LoadedRun(
                    state, 1, 0, new Declared(List.of(), false), 0, List.of(), start.priority(), null, null);
            RunExecutor executor = new RunExecutor(host, workflow, claim, fresh, new RunEvent.RunStarted(start.id()));
            active.add(
                    executor,
                    () -> host.environment().steps().execute(host.closing() ? executor::drain : executor::advanceHere));
        }

        WriteResult await() {
            try {
                return answer.get(host.options().startTimeout().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw unknown("did not answer within " + host.options().startTimeout(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unknown("was not waited for: the caller was interrupted", e);
            } catch (ExecutionException e) {
                throw unknown("failed", e.getCause());
            }
        }

        private StoreUnavailableException unknown(String what, @Nullable Throwable cause) {
            return new StoreUnavailableException(
                    host.store().describe() + " " + what + "; whether run '" + start.id()
                            + "' was started is not known. Start it again with the same id: it is started once.",
                    cause);
        }
    }

    /** An input as it is stored; {@link EncodeException} if it cannot be. */
    @SuppressWarnings("unchecked") // gets only inputs of that workflow
    static byte[] json(WorkflowDefinition<?, ?> definition, @Nullable Object input, @Nullable Mapper mapper) {
        Optional<Codec<Object>> codec = definition.input().map(any -> (Codec<Object>) any);
        if (codec.isEmpty()) {
            return NO_INPUT;
        }
        try {
            return Json.encode(codec.get(), Objects.requireNonNull(input, "the workflow needs an input"), mapper);
        } catch (EncodeException e) {
            throw e.under("$.input")
                    .withContext(
                            definition.version().workflow(),
                            definition.version().version());
        }
    }

    /** Tells whether two starts of one id mean the same run. */
    static byte[] digest(String workflow, byte[] input) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(workflow.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return sha.digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void checkSame(RunWrite.Start start, WriteResult.Exists exists) {
        if (!start.isSame(exists)) {
            throw conflict(start, exists.row());
        }
    }

    /** Why the id is not free. */
    static StartConflictException conflict(RunWrite.Start start, RunRow taken) {
        String id = start.id();
        return new StartConflictException(
                taken.workflow().equals(start.workflow())
                        ? "run '" + id + "' exists already and was started with another input: choose another id for"
                                + " another input"
                        : "run '" + id + "' exists already and is a run of " + taken.workflow() + ", not of "
                                + start.workflow() + ": choose another id");
    }
}
