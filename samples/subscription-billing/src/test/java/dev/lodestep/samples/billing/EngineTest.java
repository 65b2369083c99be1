package dev.lodestep.samples.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions on engines: a year with a clock that jumps, a deploy, and a crash while a card is charged. */
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NEW_YEAR = Instant.parse("2030-01-01T08:00:00Z");
    private static final EngineOptions OPTIONS = EngineOptions.defaults().pollInterval(Duration.ofMillis(5));

    @TempDir
    Path folder;

    private final JumpingClock clock = new JumpingClock(NEW_YEAR);
    private final List<String> diary = new CopyOnWriteArrayList<>();
    private final DemoCompany company = new DemoCompany(diary::add);

    @Test
    void aYearOfThirtyDaysAMonthPassesInNoTime() throws InterruptedException {
        try (Engine engine = Engine.open(Stores.inMemory(clock), OPTIONS)) {
            SubscriptionBillingClient subscriptions = register(engine, company);
            subscriptions.start("ann", subscription("ann", "visa"));
            subscriptions.start("bob", subscription("bob", "late visa"));
            subscriptions.start("cyn", subscription("cyn", "empty visa"));

            new TimeLapse(clock, subscriptions).until(NEW_YEAR.plus(Duration.ofDays(365)));

            assertThat(booked("ann")).hasSize(13);
            assertThat(booked("bob")).hasSize(11);
            assertThat(booked("cyn")).isEmpty();
            assertThat(subscriptions.run("ann").status()).isEqualTo(RunStatus.WAITING);
            assertThat(subscriptions.await("cyn", SOON)).isEqualTo(new Ended("suspended: the card is empty"));
        }
    }

    @Test
    void aNoticeIsHeardAlsoAfterADeployAndAlsoBeforeItIsWaitedFor() throws InterruptedException {
        Store store = Stores.inMemory(clock);
        try (Engine before = Engine.open(store, OPTIONS.keepStoreOpen())) {
            SubscriptionBillingClient subscriptions = register(before, company);
            subscriptions.start("bob", subscription("bob", "late visa"));
            new TimeLapse(clock, subscriptions).until(NEW_YEAR.plus(Duration.ofDays(1)));
            subscriptions.resume("bob").quit(new Notice("no money"));
        }
        try (Engine after = Engine.open(store, OPTIONS)) {
            SubscriptionBillingClient subscriptions = register(after, company);
            new TimeLapse(clock, subscriptions).until(NEW_YEAR.plus(Duration.ofDays(4)));

            assertThat(subscriptions.await("bob", SOON)).isEqualTo(new Ended("quit: no money"));
        }
        assertThat(booked("bob")).containsExactly("book bob-1");
    }

    /** The store is closed under the first engine's feet while a card is charged: to everybody else its process is gone. */
    @Test
    void aCrashWhileACardIsChargedRepeatsNothingElse() throws InterruptedException {
        Path file = folder.resolve("billing.db");
        CountDownLatch charging = new CountDownLatch(1);
        List<String> keys = new CopyOnWriteArrayList<>();
        Payments hanging = (card, invoice, key) -> {
            keys.add(key);
            charging.countDown();
            while (true) {
                LockSupport.park();
            }
        };
        Payments working = (card, invoice, key) -> {
            keys.add(key);
            return company.charge(card, invoice, key);
        };
        SqliteStore dying = SqliteStore.at(file, clock);
        register(Engine.open(dying, OPTIONS), hanging).start("ann", subscription("ann", "visa"));
        charging.await();
        dying.close();

        try (Engine next = Engine.open(SqliteStore.at(file, clock), OPTIONS)) {
            SubscriptionBillingClient subscriptions = register(next, working);
            new TimeLapse(clock, subscriptions).until(NEW_YEAR.plus(Duration.ofDays(30)));
        }
        assertThat(diary)
                .containsExactly(
                        "invoice ann-1", "charge ann-1", "book ann-1", "invoice ann-2", "charge ann-2", "book ann-2");
        assertThat(keys).hasSize(3);
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    }

    private SubscriptionBillingClient register(Engine engine, Payments payments) {
        return SubscriptionBillingClient.register(engine, new SubscriptionBilling(company, payments, company));
    }

    private List<String> booked(String customer) {
        return diary.stream()
                .filter(line -> line.startsWith("book " + customer))
                .toList();
    }

    private static Subscription subscription(String customer, String card) {
        return new Subscription(customer, card, new BigDecimal("9.90"));
    }
}
