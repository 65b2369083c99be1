package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a byte does that changed in a store while nobody looked: the run that it belongs to is parked and says which entry it is. */
abstract class DamagedEntries {
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<RunEvent> events = new LinkedBlockingQueue<>();

    /** Opens the store; its rows stay when it is closed. */
    abstract Store open();

    /** Replaces the payload of the entry of that kind of run {@code order-1} by this text, and drops the checkpoints. */
    abstract void change(EntryKind kind, String payload) throws Exception;

    private Engine engine(Store store) {
        EngineOptions options =
                EngineOptions.defaults().pollInterval(Duration.ofMillis(20)).listener(events::add);
        Engine engine = Engine.open(store, options);
        engine.register(new Purchase());
        return engine;
    }

    private <E extends RunEvent> E await(Class<E> kind, String runId) throws InterruptedException {
        RunEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (!(kind.isInstance(event) && event.runId().equals(runId))) {
            assertThat(event)
                    .as("no %s of %s came", kind.getSimpleName(), runId)
                    .isNotNull();
            event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return kind.cast(event);
    }

    private static void awaitWaiting(Store store, String id) {
        while (store.find(id).map(RunRow::status).orElse(null) != StoredStatus.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void approve(Store store, String id) {
        store.deliver(new Message(id, MessageKind.SIGNAL, "approval", null, id.hashCode(), Scene.bytes("\"yes\"")), 10);
    }

    /** Two runs wait for their approvals; meanwhile the entry of the first one is changed. */
    private RunEvent.RunParked parkedAfter(EntryKind kind, String payload) throws Exception {
        try (Engine engine = engine(open())) {
            Purchase.Client client = new Purchase.Client(engine);
            client.start("order-1", "5");
            client.start("order-2", "7");
            try (Store store = open()) {
                awaitWaiting(store, "order-1");
                awaitWaiting(store, "order-2");
            }
        }
        change(kind, payload);
        Store store = open();
        try (Engine engine = engine(store)) {
            approve(store, "order-1");
            approve(store, "order-2");

            RunEvent.RunParked parked = await(RunEvent.RunParked.class, "order-1");

            assertThat(new Purchase.Client(engine).start("order-2", "7").await(Duration.ofSeconds(PATIENCE_SECONDS)))
                    .as("others go on")
                    .isEqualTo("paid 7");
            RunRow row = store.find("order-1").orElseThrow();
            assertThat(row.status()).isEqualTo(StoredStatus.PARKED);
            assertThat(row.reason()).isEqualTo(parked.reason());
            assertThat(store.read("order-1").orElseThrow().journal())
                    .filteredOn(one -> one.kind() == kind)
                    .as("the row is untouched")
                    .extracting(JournalRow::payload)
                    .containsExactly(Scene.bytes(payload));
            return parked;
        }
    }

    @Test
    @DisplayName("F16_a_flipped_byte_in_a_result_parks_the_run_although_it_can_be_decoded")
    void result() throws Exception {
        assertThat(parkedAfter(EntryKind.RESULT, "\"paid 4\"").reason())
                .contains("$.journal[2].pay")
                .contains("RESULT is damaged")
                .contains("checksum");
    }

    @Test
    @DisplayName("F16_a_flipped_byte_in_the_input_parks_the_run_although_it_can_be_decoded")
    void input() throws Exception {
        assertThat(parkedAfter(EntryKind.START, "\"4\"").reason())
                .contains("$.journal[1]")
                .contains("START is damaged");
    }
}
