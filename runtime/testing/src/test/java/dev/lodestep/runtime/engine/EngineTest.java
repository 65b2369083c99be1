package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.testing.Stores;
import dev.lodestep.runtime.example.OrderFulfilment;
import dev.lodestep.runtime.example.OrderFulfilment.Item;
import dev.lodestep.runtime.example.OrderFulfilment.ManagerAnswer;
import dev.lodestep.runtime.example.OrderFulfilment.OrderRequest;
import dev.lodestep.runtime.example.OrderFulfilmentClient;
import dev.lodestep.runtime.example.RecordingServices;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The engine on the memory store")
class EngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OrderRequest ORDER =
            new OrderRequest("ann", List.of(new Item("book", 2)), Optional.of("ann@example.org"));

    private final RecordingServices services = new RecordingServices();
    private final Store store = Stores.inMemory();
    private final Engine engine = Engine.open(store, EngineOptions.defaults().pollInterval(Duration.ofMillis(10)));
    private final OrderFulfilmentClient orders = OrderFulfilmentClient.register(engine, new OrderFulfilment(services));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    @DisplayName("runs to the wait, takes the signal, and ends")
    void runs() {
        Run<Void> run = orders.start("order-1", ORDER);
        assertThat(orders.resume("order-1").approval(new ManagerAnswer("bob", true)))
                .isIn(SignalResult.ACCEPTED, SignalResult.BUFFERED);
        run.await(PATIENCE);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(services.effects)
                .containsExactly(
                        "reserve order-1/reserve", "charge R-ann", "ship for bob", "mail ann@example.org T-R-ann");
        assertThat(engine.journal("order-1"))
                .extracting(record -> record.position())
                .isSorted();
    }

    @Test
    @DisplayName("compensates when the answer aborts, and says with what")
    void aborts() {
        Run<Void> run = orders.start("order-2", ORDER);
        orders.resume("order-2").approval(new ManagerAnswer("bob", false));
        assertThatThrownBy(() -> run.await(PATIENCE))
                .isInstanceOfSatisfying(
                        RunFailedException.class,
                        e -> assertThat(e.abortedWith()).contains(new OrderFulfilment.Rejected("bob")));
        assertThat(services.effects).endsWith("refund P-ann ABORTED Rejected", "release R-ann");
    }

    @Test
    @DisplayName("attaches to a run of the same id and input, and refuses another input")
    void idempotent() {
        orders.start("order-3", ORDER);
        orders.start("order-3", ORDER);
        assertThatThrownBy(() -> orders.start("order-3", new OrderRequest("bea", List.of(), Optional.empty())))
                .isInstanceOf(StartConflictException.class)
                .hasMessageContaining("another input");
        orders.resume("order-3").approval(new ManagerAnswer("bob", true));
        orders.await("order-3", PATIENCE);
        assertThat(services.effects)
                .filteredOn(effect -> effect.startsWith("reserve"))
                .hasSize(1);
    }

    @Test
    @DisplayName("retries a failed attempt after its pause")
    void retries() {
        services.onCharge = call -> {
            if (call < 3) {
                throw new IllegalArgumentException("the bank is down");
            }
        };
        orders.start("order-4", ORDER);
        orders.resume("order-4").approval(new ManagerAnswer("bob", true));
        orders.await("order-4", PATIENCE);
        assertThat(services.effects)
                .filteredOn(effect -> effect.startsWith("charge"))
                .hasSize(3);
    }
}
