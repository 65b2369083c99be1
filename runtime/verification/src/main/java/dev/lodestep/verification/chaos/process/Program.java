package dev.lodestep.verification.chaos.process;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.verification.chaos.work.Customers;
import dev.lodestep.verification.chaos.work.EffectLog;
import dev.lodestep.verification.chaos.work.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The program that runs in each process. It prints a line when it is ready. The line {@code finish} on its input lets it end when its
 * customers have; the end of its input, which is the end of the process that started it, ends it at once.
 */
final class Program {
    static final String READY = "ready";
    static final String FINISH = "finish";

    private static final int ORPHANED = 3;
    private static final int CUSTOMERS = 5;
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Program() {}

    public static void main(String[] args) throws Exception {
        Assignment assignment = Assignment.parse(List.of(args));
        CompletableFuture<Void> finish = new CompletableFuture<>();
        Thread input = new Thread(() -> listen(finish), "input");
        input.setDaemon(true);
        input.start();

        Pauses.watch(assignment.folder(), assignment.name());
        Engine engine = open(assignment);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "shutdown"));
        EffectLog effects = new EffectLog(
                assignment.folder(), assignment.name(), assignment.store().effects());
        Shop shop = assignment.role().works() ? Shop.working(engine, effects) : Shop.selling(engine);
        System.out.println(READY);
        if (assignment.role().sells()) {
            Customers customers = new Customers(shop, assignment.seed(), assignment.folder(), assignment.name());
            Future<?> unused = finish.thenRun(customers::close);
            customers.serve(CUSTOMERS);
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    private static Engine open(Assignment assignment) throws InterruptedException {
        EngineOptions options = EngineOptions.defaults()
                .name(assignment.name())
                .lease(assignment.lease())
                .pollInterval(POLL)
                .startTimeout(PATIENCE)
                .shutdownGrace(GRACE);
        while (true) {
            try {
                Store store = assignment.store().open();
                return Engine.open(store, assignment.role().works() ? options : options.clientOnly());
            } catch (StoreUnavailableException e) {
                TimeUnit.MILLISECONDS.sleep(100); // as whatever restarts an application would
            }
        }
    }

    private static void listen(CompletableFuture<Void> finish) {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(FINISH)) {
                    finish.complete(null);
                }
            }
        } catch (IOException e) {
            // as if it had ended
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
