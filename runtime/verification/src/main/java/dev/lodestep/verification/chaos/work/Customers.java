package dev.lodestep.verification.chaos.work;

import dev.lodestep.runtime.AwaitTimeoutException;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.EngineClosedException;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunCancelledException;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.verification.chaos.audit.Acknowledged;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Starts runs, answers and cancels them, and waits for their ends, and writes down what was acknowledged. Whoever takes the place of customers
 * that were killed goes on with what these left: all of it may be asked for twice.
 */
public final class Customers {
    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Shop shop;
    private final long seed;
    private final Acknowledgements told;
    private final Queue<Integer> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean closing;

    /** Those of one process, whose predecessors wrote to the same folder. */
    public Customers(Shop shop, long seed, Path folder, String process) throws IOException {
        this.shop = shop;
        this.seed = seed;
        Set<String> wanted = new LinkedHashSet<>();
        Set<String> ended = new HashSet<>();
        for (Acknowledged one : read(folder)) {
            if (one instanceof Acknowledged.Wanted) {
                wanted.add(one.run());
            } else if (one instanceof Acknowledged.Ended) {
                ended.add(one.run());
            }
        }
        next.set(wanted.size());
        wanted.stream()
                .filter(run -> !ended.contains(run))
                .map(Customers::number)
                .forEach(left::add);
        this.told = new Acknowledgements(folder, process);
    }

    /** What all customers were told. */
    public static List<Acknowledged> read(Path folder) throws IOException {
        return Acknowledgements.read(folder);
    }

    /** The number of the job that has a run of this id, or one that has it as its descendant. */
    public static int number(String run) {
        String job = run.contains("/") ? run.substring(0, run.indexOf('/')) : run;
        return Integer.parseInt(job.substring(job.indexOf('-') + 1).replaceAll("[^0-9].*", ""));
    }

    /** Nothing new is begun; what is under way is brought to its end. */
    public void close() {
        closing = true;
    }

    /** Lets so many customers at a time come and go, until closed; returns when the last one has gone. */
    public void serve(int threads) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::comeAndGo, "customers-" + i);
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private void comeAndGo() {
        try {
            for (List<Job> some = some(); !some.isEmpty(); some = some()) {
                serve(some);
            }
        } catch (EngineClosedException e) {
            // the process is told to end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Job> some() {
        List<Job> jobs = new ArrayList<>();
        while (jobs.size() < AT_ONCE) {
            Integer old = left.poll();
            if (old != null) {
                jobs.add(Job.of(seed, old));
            } else if (closing) {
                break;
            } else {
                jobs.add(wanted());
            }
        }
        return jobs;
    }

    /** In the order of their numbers, so that there is none that was never wanted among them. */
    private synchronized Job wanted() {
        Job job = Job.of(seed, next.getAndIncrement());
        told.wanted(job);
        return job;
    }

    private void serve(List<Job> jobs) throws InterruptedException {
        long begin = System.nanoTime();
        for (Job job : jobs) {
            insist(job, () -> shop.start(job));
            told.started(job);
        }
        for (Job job : jobs) {
            if (job instanceof Job.Buy buy
                    && buy.answer() != Job.Answer.NEVER
                    && buy.plan().asks()) {
                pause(begin, buy.answerAfterMillis());
                for (int i = 0; i <= (buy.twice() ? 1 : 0); i++) {
                    SignalResult answer = insist(job, () -> shop.answer(buy));
                    told.signalled(job, buy.signalId(), answer.name());
                }
            }
            if (job.cancelAfterMillis().isPresent()) {
                pause(begin, job.cancelAfterMillis().get());
                told.cancelled(job, insist(job, () -> shop.cancel(job, CancelMode.COMPENSATE)));
            }
        }
        for (Job job : jobs) {
            Run<?> run = insist(job, () -> shop.start(job)); // there already: the same run
            String[] end = insist(job, () -> end(run));
            told.ended(job, end[0], end[1]);
        }
    }

    /** Waits for a run's end: its status, and what else is told. */
    static String[] end(Run<?> run) {
        while (true) {
            try {
                return new String[] {"COMPLETED", String.valueOf(run.await(PATIENCE))};
            } catch (RunFailedException e) {
                return new String[] {"FAILED", e.primary().step()};
            } catch (RunCancelledException e) {
                return new String[] {"CANCELLED", ""};
            } catch (AwaitTimeoutException e) {
                // it goes on
            }
        }
    }

    /** Until the store answers: whoever is not told what became of it asks for the same once more. */
    private <T> T insist(Job job, Supplier<T> call) throws InterruptedException {
        while (true) {
            try {
                return call.get();
            } catch (StoreUnavailableException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (EngineClosedException e) {
                throw e;
            } catch (RuntimeException e) {
                told.surprised(job, e);
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private static void pause(long begin, int millis) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.MILLISECONDS.toNanos(millis) - System.nanoTime());
    }
}
