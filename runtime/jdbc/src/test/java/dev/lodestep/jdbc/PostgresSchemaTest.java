package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables of a store: who creates them, and what is said when they are not as they must be. */
@OnPostgres
class PostgresSchemaTest {
    private final PostgresServer server = PostgresServer.shared();
    private final PostgresOptions options = PostgresServer.fresh();
    private final String schema = PostgresNames.schemaOf(options);

    private void opens() {
        try (PostgresStore store = PostgresStore.on(server.pool(), options)) {
            store.join(1, "worker");
            Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
        }
    }

    @Test
    void without_tables_a_store_does_not_open_and_says_how_to_get_them() {
        assertThatThrownBy(() -> PostgresStore.on(server.pool(), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("call PostgresStore.migrate")
                .hasMessageContaining("PostgresStore.script")
                .hasMessageContaining(schema);
    }

    @Test
    void a_migration_that_is_up_to_date_changes_nothing() {
        PostgresStore.migrate(server.pool(), options);
        opens();

        PostgresStore.migrate(server.pool(), options);

        try (PostgresStore store = PostgresStore.on(server.pool(), options)) {
            assertThat(store.find("order-1")).isPresent();
        }
    }

    @Test
    @DisplayName("F36_many_processes_may_migrate_at_once")
    void many_processes_may_migrate_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> migrations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            migrations.add(threads.submit(() -> PostgresStore.migrate(server.pool(), options)));
        }
        for (Future<?> migration : migrations) {
            migration.get();
        }
        threads.shutdown();

        opens();
    }

    @Test
    void the_script_may_be_applied_with_a_tool_of_ones_own() throws Exception {
        server.execute(PostgresStore.script(options));

        opens();
    }

    @Test
    @DisplayName("F36_tables_of_another_version_are_not_touched")
    void tables_of_another_version_are_not_touched() throws Exception {
        PostgresStore.migrate(server.pool(), options);

        server.execute("UPDATE " + schema + ".meta SET schema_version = 0");
        assertThatThrownBy(() -> PostgresStore.on(server.pool(), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("of an older Lodestep")
                .hasMessageContaining("call PostgresStore.migrate");

        server.execute("UPDATE " + schema + ".meta SET schema_version = 99");
        assertThatThrownBy(() -> PostgresStore.on(server.pool(), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("of a newer Lodestep (schema 99")
                .hasMessageContaining("update Lodestep");
        assertThatThrownBy(() -> PostgresStore.migrate(server.pool(), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("update Lodestep");
    }

    @Test
    void tables_of_something_else_are_not_touched() throws Exception {
        server.execute("CREATE SCHEMA " + schema, "CREATE TABLE " + schema + ".journal(entry text)");

        assertThatThrownBy(() -> PostgresStore.migrate(server.pool(), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("choose another schema or table prefix");
        assertThatThrownBy(() -> PostgresStore.on(server.pool(), options))
                .isInstanceOf(StoreConfigurationException.class);
    }

    @Test
    void a_prefix_keeps_two_stores_in_one_schema_apart() {
        PostgresOptions other = options.tablePrefix("other_");
        PostgresStore.migrate(server.pool(), options);
        PostgresStore.migrate(server.pool(), other);
        opens();

        try (PostgresStore store = PostgresStore.on(server.pool(), other)) {
            assertThat(store.find("order-1")).isEmpty();
            assertThat(store.describe()).contains("prefix other_");
        }
    }

    @Test
    void a_schema_may_be_called_as_a_word_of_SQL() {
        PostgresOptions order = PostgresOptions.defaults().schema("order");
        PostgresStore.migrate(server.pool(), order);

        PostgresStore.on(server.pool(), order).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"; DROP TABLE run; --",
                "Lodestep",
                "1st",
                "a-b",
                "ırmak",
                "a b",
                "abcdefghijklmnopqrstuvwxyz_0123456"
            })
    void what_is_no_plain_name_is_refused(String name) {
        assertThatThrownBy(() -> PostgresOptions.defaults().schema(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PostgresOptions.defaults().tablePrefix(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_store_needs_no_right_to_create_anything() throws Exception {
        PostgresStore.migrate(server.pool(), options);
        String role = "role_of_" + schema;
        server.execute("CREATE ROLE " + role + " LOGIN");
        assertThatThrownBy(() -> PostgresStore.on(server.as(role), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("GRANT USAGE ON SCHEMA " + schema);

        server.execute(
                "GRANT USAGE ON SCHEMA " + schema + " TO " + role,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema + " TO " + role);

        try (PostgresStore store = PostgresStore.on(server.as(role), options)) {
            store.join(1, "worker");
            long run = Scene.written(Scene.write(store, 1, Scene.starting("order-1", 11)));
            Scene.written(Scene.write(store, 1, Scene.append(run, 11, 2, null)));
            Scene.written(Scene.write(store, 1, Scene.finish(run, 11, 3, null)));
            assertThat(store.purge(List.of(run))).containsExactly(run);
        }
        assertThatThrownBy(() -> PostgresStore.migrate(server.as(role), PostgresServer.fresh()))
                .isInstanceOf(StoreConfigurationException.class);
    }

    @Test
    void a_wrong_database_is_a_matter_of_configuration_and_a_missing_server_is_not() {
        assertThatThrownBy(() -> PostgresStore.on(server.as("nobody"), options))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("correct the data source");
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        assertThatThrownBy(() -> PostgresStore.on(nowhere, options)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void the_tables_that_go_away_under_a_store_make_it_unavailable() throws Exception {
        PostgresStore.migrate(server.pool(), options);
        try (PostgresStore store = PostgresStore.on(server.pool(), options)) {
            store.join(1, "worker");
            server.execute("DROP SCHEMA " + schema + " CASCADE");

            assertThatThrownBy(() -> Scene.write(store, 1, Scene.starting("order-1", 11)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("call PostgresStore.migrate");

            PostgresStore.migrate(server.pool(), options);
            assertThatCode(() -> Scene.write(store, 1, Scene.starting("order-1", 11)))
                    .doesNotThrowAnyException();
        }
    }
}
