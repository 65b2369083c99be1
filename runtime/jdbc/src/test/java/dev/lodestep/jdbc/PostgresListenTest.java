package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workers that listen hear of new work; those that cannot find it by themselves. */
@OnPostgres
class PostgresListenTest {
    private static final int PATIENCE_SECONDS = 30;

    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = server.migrated();

    private static void heard(Semaphore hints) throws InterruptedException {
        assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_start_and_a_signal_of_another_process_are_heard() throws Exception {
        Semaphore hints = new Semaphore(0);
        DataSource direct = server.as("postgres");
        try (Store other = PostgresStore.on(server.pool(), options);
                Store store = PostgresStore.on(server.pool(), options.listen(direct))) {
            store.listen(hints::release);
            heard(hints); // it listens
            other.join(1, "other");

            RunWrite.Start start = Scene.starting("order-1", 11);
            Scene.write(
                    other,
                    1,
                    new RunWrite.Start(
                            start.id(), start.workflow(), 1, start.inputDigest(), 0, start.token(), false, null));
            heard(hints);

            other.deliver(new Message("order-1", MessageKind.SIGNAL, "paid", null, 5, null), 10);
            heard(hints);
        }
    }

    @Test
    void a_run_that_another_process_gives_back_is_heard() throws Exception {
        Semaphore hints = new Semaphore(0);
        try (Store other = PostgresStore.on(server.pool(), options);
                Store store = PostgresStore.on(server.pool(), options.listen(server.as("postgres")))) {
            store.listen(hints::release);
            heard(hints);
            other.join(1, "other");
            long run = Scene.written(Scene.write(other, 1, Scene.starting("order-1", 11)));

            other.release(1, run, 11);

            heard(hints);
        }
    }

    @Test
    @DisplayName("F38_a_listener_whose_connection_is_cut_listens_again_on_another_one")
    void cut() throws Exception {
        Semaphore hints = new Semaphore(0);
        try (Store store = PostgresStore.on(server.pool(), options.listen(server.as("postgres")))) {
            store.listen(hints::release);
            heard(hints);

            server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN lodestep%'");

            heard(hints);
        }
    }

    @Test
    @DisplayName("F38_a_store_that_cannot_listen_works_without")
    void without() {
        DataSource nowhere = server.at(1);
        try (Store store = PostgresStore.on(server.pool(), options.listen(nowhere))) {
            store.listen(() -> {
                throw new AssertionError("nobody can have rung");
            });
            store.join(1, "worker");
            Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
            assertThat(store.find("order-1")).isPresent();
        }
    }
}
