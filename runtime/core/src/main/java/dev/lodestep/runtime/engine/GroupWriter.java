package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a process, whichever thread it is at a time: takes what is queued, at once and without a timer, and writes it as one batch. While a batch is being written
 * the next one gathers, so batches grow with the load and a single write in an idle process waits for nothing.
 *
 * <p>After an unknown outcome the same batch is sent again until the store answers; nothing else of these runs is written meanwhile, since
 * each run has at most one write under way. What somebody else holds up is sent again with
 * others of its kind, and after that by itself, so that it does not hold up the rest. Callbacks
 * run on the thread that writes and must hand work on.
 */
final class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MAX_WRITES = 512;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE_HELD_UP = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE_HELD_UP = Duration.ofSeconds(1);

    private final Store store;
    private final Environment environment;
    private final Queue<Request> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean active = new AtomicBoolean();
    private volatile boolean closed;

    /** With how often it was sent in vain, because somebody else held what it needs. */
    private record Request(long worker, RunWrite write, Consumer<WriteResult> done, int heldUp) {
        Request heldUpAgain() {
            return new Request(worker, write, done, heldUp + 1);
        }

        Duration pause() {
            Duration pause = FIRST_PAUSE_HELD_UP.multipliedBy(1L << Math.min(heldUp, 10));
            return pause.compareTo(LONGEST_PAUSE_HELD_UP) < 0 ? pause : LONGEST_PAUSE_HELD_UP;
        }
    }

    GroupWriter(Store store, Environment environment) {
        this.store = store;
        this.environment = environment;
    }

    /** Queues a write of that worker; the callback gets the store's answer, some time. */
    void submit(long worker, RunWrite write, Consumer<WriteResult> done) {
        queue.add(new Request(worker, write, done, 0));
        activate();
    }

    /**
     * The same, but on this thread if nothing else is being written; what comes meanwhile is left to the writer's thread. If the answer is
     * there at once, it is given; otherwise the callback gets it, some time.
     */
    Optional<WriteResult> writeHere(long worker, RunWrite write, Consumer<WriteResult> later) {
        if (!environment.writesAnywhere() || !queue.isEmpty() || !active.compareAndSet(false, true)) {
            submit(worker, write, later);
            return Optional.empty();
        }
        AtOnce atOnce = new AtOnce(later);
        if (send(List.of(new Request(worker, write, atOnce, 0)), FIRST_PAUSE)) {
            leaveToWriter();
        }
        return atOnce.over();
    }

    /** An answer that is either there at once or goes to whoever hears it later. */
    private static final class AtOnce implements Consumer<WriteResult> {
        private final Consumer<WriteResult> later;
        private @Nullable WriteResult answer;
        private boolean over;

        AtOnce(Consumer<WriteResult> later) {
            this.later = later;
        }

        @Override
        public void accept(WriteResult result) {
            if (!isTaken(result)) {
                later.accept(result);
            }
        }

        private synchronized boolean isTaken(WriteResult result) {
            if (!over) {
                answer = result;
            }
            return !over;
        }

        synchronized Optional<WriteResult> over() {
            over = true;
            return Optional.ofNullable(answer);
        }
    }

    private void leaveToWriter() {
        if (queue.isEmpty()) {
            rest();
        } else {
            environment.writer().execute(this::drain);
        }
    }

    private void rest() {
        active.set(false);
        if (!queue.isEmpty()) {
            activate();
        }
    }

    /** Sends nothing more again; what is under way is finished. */
    void close() {
        closed = true;
    }

    private void activate() {
        if (active.compareAndSet(false, true)) {
            environment.writer().execute(this::drain);
        }
    }

    private void drain() {
        List<Request> batch = take();
        while (!batch.isEmpty()) {
            if (!send(batch, FIRST_PAUSE)) {
                return; // still active: the batch is sent again later, and then the rest
            }
            batch = take();
        }
        rest();
    }

    /** What is queued of one worker, up to the limits; what was held up more than once goes by itself. */
    private List<Request> take() {
        List<Request> batch = new ArrayList<>();
        int bytes = 0;
        Request next = queue.peek();
        while (next != null
                && batch.size() < MAX_WRITES
                && bytes < MAX_BYTES
                && (batch.isEmpty() || goTogether(batch.get(0), next))) {
            batch.add(queue.remove());
            bytes += size(next.write());
            next = queue.peek();
        }
        return batch;
    }

    private static boolean goTogether(Request first, Request next) {
        return next.worker() == first.worker() && first.heldUp() == next.heldUp() && first.heldUp() <= 1;
    }

    /** False: the outcome is unknown, and the same batch will be sent again. */
    private boolean send(List<Request> batch, Duration pause) {
        List<WriteResult> results;
        try {
            results = store.write(
                    batch.get(0).worker(), batch.stream().map(Request::write).toList());
            if (results.size() != batch.size()) {
                throw new IllegalStateException(results.size() + " answers to " + batch.size() + " writes");
            }
        } catch (StoreUnavailableException e) {
            LOG.warn(
                    "{} did not answer; {} writes are sent again in {}: {}",
                    store.describe(),
                    batch.size(),
                    pause,
                    e.getMessage());
            if (!closed) {
                environment.schedule(pause, () -> environment.writer().execute(() -> sendAgain(batch, pause)));
            }
            return false;
        } catch (Throwable e) {
            LOG.error(
                    "{} failed on a batch of {} writes; they are written one by one",
                    store.describe(),
                    batch.size(),
                    e);
            return oneByOne(batch, pause);
        }
        for (int i = 0; i < batch.size(); i++) {
            if (results.get(i) instanceof WriteResult.Busy) {
                sendLater(batch.get(i));
            } else {
                answer(batch.get(i), results.get(i));
            }
        }
        return true;
    }

    private void sendLater(Request request) {
        if (!closed) {
            environment.schedule(request.pause(), () -> {
                queue.add(request.heldUpAgain());
                activate();
            });
        }
    }

    private void sendAgain(List<Request> batch, Duration pause) {
        Duration longer = pause.multipliedBy(2);
        if (send(batch, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE)) {
            drain();
        }
    }

    /** The slow lane: one write that the store cannot take must not hold up the others. */
    private boolean oneByOne(List<Request> batch, Duration pause) {
        if (batch.size() > 1) {
            for (int i = 0; i < batch.size(); i++) {
                if (!send(batch.subList(i, i + 1), pause)) {
                    queue.addAll(batch.subList(i + 1, batch.size()));
                    return false;
                }
            }
            return true;
        }
        answer(batch.get(0), new WriteResult.Refused("the store failed on it; its log has the details"));
        return true;
    }

    private void answer(Request request, WriteResult result) {
        try {
            request.done().accept(result);
        } catch (RejectedExecutionException e) {
            if (!closed) {
                LOG.error("could not hand on the answer {} to {}", result, request.write(), e);
            }
        } catch (Throwable e) {
            LOG.error("could not hand on the answer {} to {}", result, request.write(), e);
        }
    }

    private static int size(RunWrite write) {
        if (write instanceof RunWrite.Start start) {
            return start.input() == null ? 0 : start.input().length;
        }
        int bytes = 0;
        for (NewEntry entry : ((RunWrite.Fenced) write).entries()) {
            bytes += entry.payload() == null ? 0 : entry.payload().length;
        }
        return bytes;
    }
}
