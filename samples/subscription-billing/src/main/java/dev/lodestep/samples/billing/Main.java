package dev.lodestep.samples.billing;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.store.Store;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;

/** A year of four subscriptions in a few seconds. Killed and started again, it goes on where it was. */
public final class Main {
    private static final BigDecimal PRICE = new BigDecimal("9.90");

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(System.getProperty("data", ".lodestep/subscription-billing"));
        PrintStream out = System.out;
        JumpingClock clock = new JumpingClock(Instant.parse("2030-01-01T08:00:00Z"));
        DemoCompany company = new DemoCompany(
                line -> out.println(clock.instant().atZone(ZoneOffset.UTC).toLocalDate() + "  " + line));
        Store store = SqliteStore.at(folder.resolve("billing.db"), clock);
        clock.jumpTo(lastSeen(store));
        try (Engine engine = Engine.open(store, EngineOptions.defaults().pollInterval(Duration.ofMillis(10)))) {
            SubscriptionBillingClient subscriptions =
                    SubscriptionBillingClient.register(engine, new SubscriptionBilling(company, company, company));
            subscriptions.start("ann", new Subscription("ann", "visa", PRICE));
            subscriptions.start("bob", new Subscription("bob", "late visa", PRICE));
            subscriptions.start("cyn", new Subscription("cyn", "empty visa", PRICE));
            subscriptions.start("dan", new Subscription("dan", "visa", PRICE));

            TimeLapse time = new TimeLapse(clock, subscriptions);
            time.until(Instant.parse("2030-05-10T12:00:00Z"));
            subscriptions.resume("dan").once("dan quits").quit(new Notice("he moves away"));
            time.until(Instant.parse("2031-01-01T08:00:00Z"));
            subscriptions.list(RunQuery.all()).runs().forEach(run -> out.println(run.id() + "  " + run.status()));
        }
    }

    /** The time at which the process before this one stopped: even a clock that jumps should not go back. */
    private static Instant lastSeen(Store store) {
        EngineOptions onlyLooking = EngineOptions.defaults().clientOnly().keepStoreOpen();
        try (Engine engine = Engine.open(store, onlyLooking)) {
            return engine.list(RunQuery.all()).runs().stream()
                    .flatMap(run -> engine.journal(run.id()).stream())
                    .map(RunRecord::recordedAt)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        }
    }
}
