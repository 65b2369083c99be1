package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An engine beside somebody who holds what one of its runs needs. */
@OnPostgres
class PostgresEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = server.migrated();
    private final String schema = PostgresNames.schemaOf(options);

    @Test
    void runs_go_on_while_the_id_and_the_row_of_others_are_held_and_these_go_on_afterwards() throws Exception {
        Store store = PostgresStore.on(server.pool(), options);
        try (Engine engine = Engine.open(store, EngineOptions.defaults().pollInterval(Duration.ofMillis(20)));
                Connection somebody = server.pool().getConnection();
                Statement statement = somebody.createStatement()) {
            engine.register(new Purchase());
            Purchase.Client client = new Purchase.Client(engine);
            client.start("row", "1");
            awaitWaiting(store, "row");
            approve(store, "row");
            somebody.setAutoCommit(false);
            statement.execute("SELECT 1 FROM " + schema + ".run WHERE id = 'row' FOR UPDATE");
            statement.execute("INSERT INTO " + schema
                    + ".run(id, workflow, version, input_digest, priority, created_at, status, claim)"
                    + " VALUES ('id', 'purchase', 1, '', 0, now(), 2, 7)");

            CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> {
                client.start("id", "2");
                return "started";
            });
            for (int i = 0; i < 5; i++) {
                String id = "free-" + i;
                client.start(id, "3");
                awaitWaiting(store, id);
                approve(store, id);
                assertThat(client.start(id, "3").await(PATIENCE)).isEqualTo("paid 3");
            }
            assertThat(held).isNotDone();

            somebody.rollback();

            assertThat(held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("started");
            assertThat(client.start("row", "1").await(PATIENCE)).isEqualTo("paid 1");
        }
    }

    private static void awaitWaiting(Store store, String id) {
        while (store.find(id).map(RunRow::status).orElse(null) != StoredStatus.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void approve(Store store, String id) {
        store.deliver(new Message(id, MessageKind.SIGNAL, "approval", null, id.hashCode(), Scene.bytes("\"yes\"")), 10);
    }
}
