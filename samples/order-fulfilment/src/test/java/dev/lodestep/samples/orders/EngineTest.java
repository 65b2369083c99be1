package dev.lodestep.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.samples.orders.Review.Rejected;
import dev.lodestep.testing.Stores;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow on an engine, which is closed, replaced, and dies. */
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Order CLEAR = SampleOrders.all().get(0);
    private static final Order SUSPICIOUS = SampleOrders.all().get(1);

    @TempDir
    Path folder;

    private final List<String> diary = new CopyOnWriteArrayList<>();
    private final DemoShop shop = new DemoShop(diary::add);

    @Test
    void anOrderIsShippedOnceHoweverOftenItIsTakenIn() {
        try (Engine engine = Engine.open(Stores.inMemory())) {
            OrderFulfilmentClient orders = register(engine);
            orders.start("1001", CLEAR);
            orders.start("1001", CLEAR);

            assertThat(orders.await("1001", SOON)).isEqualTo(new Shipment("T-R-1001"));
        }
        assertThat(diary).filteredOn(line -> line.startsWith("ship")).hasSize(1);
    }

    @Test
    void aReviewMayComeAfterADeploy() {
        Store store = Stores.inMemory();
        try (Engine before = Engine.open(store, EngineOptions.defaults().keepStoreOpen())) {
            register(before).start("1002", SUSPICIOUS);
        }
        try (Engine after = Engine.open(store)) {
            OrderFulfilmentClient orders = register(after);
            orders.resume("1002").review(new Answer("eve", true));

            assertThat(orders.await("1002", SOON)).isEqualTo(new Shipment("T-R-1002"));
        }
        assertThat(diary).filteredOn(line -> line.startsWith("charge")).hasSize(1);
    }

    @Test
    void aRejectedOrderFailsAndSaysWhoRejectedIt() {
        try (Engine engine = Engine.open(Stores.inMemory())) {
            OrderFulfilmentClient orders = register(engine);
            orders.start("1002", SUSPICIOUS);
            assertThat(orders.resume("1002").review(new Answer("eve", false)))
                    .isIn(SignalResult.ACCEPTED, SignalResult.BUFFERED);

            assertThatThrownBy(() -> orders.await("1002", SOON))
                    .isInstanceOfSatisfying(
                            RunFailedException.class,
                            failed -> assertThat(failed.abortedWith()).contains(new Rejected("eve")));
        }
        assertThat(diary).endsWith("refund 1280.00 €", "release R-1002");
    }

    @Test
    void nobodyWaitsForEver() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-03-01T08:00:00Z"));
        try (Engine engine = Engine.open(Stores.inMemory(now::get))) {
            OrderFulfilmentClient orders = register(engine);
            orders.start("1002", SUSPICIOUS);
            while (orders.state("1002").orElseThrow().status(OrderFulfilmentClient.Node.REVIEW) != NodeStatus.WAITING) {
                Thread.onSpinWait();
            }
            now.set(Instant.parse("2030-03-04T08:00:00Z"));

            assertThatThrownBy(() -> orders.await("1002", SOON)).hasMessageContaining("Rejected");
        }
    }

    /** The store is closed under the first engine's feet while a card is charged: to everybody else its process is gone. */
    @Test
    void aCrashWhileACardIsChargedIsTakenUpByTheNextProcess() throws InterruptedException {
        Path file = folder.resolve("orders.db");
        SlowPayments payments = new SlowPayments();
        SqliteStore dying = SqliteStore.at(file);
        Engine crashed = Engine.open(dying);
        OrderFulfilmentClient.register(crashed, new OrderFulfilment(shop, payments, shop, shop, shop))
                .start("1001", CLEAR);
        payments.reached.await();
        dying.close();

        try (Engine next = Engine.open(SqliteStore.at(file))) {
            payments.slow = false;
            OrderFulfilmentClient orders =
                    OrderFulfilmentClient.register(next, new OrderFulfilment(shop, payments, shop, shop, shop));

            assertThat(orders.await("1001", SOON)).isEqualTo(new Shipment("T-R-1001"));
        }
        assertThat(diary).filteredOn(line -> line.contains("reserve")).hasSize(1);
        assertThat(payments.keys).hasSize(2).containsOnly("1001/charge");
    }

    private OrderFulfilmentClient register(Engine engine) {
        return OrderFulfilmentClient.register(engine, new OrderFulfilment(shop, shop, shop, shop, shop));
    }

    /** Never answers while it is slow. */
    private static final class SlowPayments implements Payments {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final List<String> keys = new CopyOnWriteArrayList<>();
        private volatile boolean slow = true;

        @Override
        public Payment charge(String card, BigDecimal euros, String idempotencyKey) {
            keys.add(idempotencyKey);
            reached.countDown();
            while (slow) {
                LockSupport.park();
            }
            return new Payment("P-1", euros);
        }

        @Override
        public void refund(Payment payment) {}
    }
}
