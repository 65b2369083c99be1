package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.verification.InsuranceClaim.Answer;
import dev.lodestep.verification.InsuranceClaim.Say;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no store, cannot be written, are locked by somebody, or hold rows that nobody can read. */
class FilesTest {
    private static final EngineOptions OPTIONS = EngineOptions.defaults()
            .pollInterval(Duration.ofMillis(10))
            .lease(Duration.ofSeconds(2))
            .startTimeout(Duration.ofMillis(300));

    private final ClaimPath path = ClaimPath.smooth().stream()
            .filter(one -> one.id().equals("LARGE abroad mail GRANT"))
            .findFirst()
            .orElseThrow();

    @TempDir
    Path folder;

    private InsuranceClaimClient claims(Engine engine) {
        return InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> {}));
    }

    @Test
    void a_file_that_is_no_database_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dear diary, ".repeat(1_000));

        assertThatThrownBy(() -> Engine.open(SqliteStore.at(file)))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("notes.txt is not a SQLite database")
                .hasMessageContaining("nothing was changed");
        assertThat(file).hasContent("Dear diary, ".repeat(1_000));
    }

    @Test
    void a_file_that_cannot_be_written_is_refused() throws IOException {
        Path file = folder.resolve("claims.db");
        SqliteStore.at(file).close();
        assertThat(file.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(file), "this user may write everything");

        assertThatThrownBy(() -> Engine.open(SqliteStore.at(file)))
                .isInstanceOf(StoreConfigurationException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void a_lock_of_another_process_stops_an_engine_only_while_it_is_held() throws Exception {
        Path file = folder.resolve("claims.db");
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS)) {
            InsuranceClaimClient claims = claims(engine);
            claims.start("before", path.claim());
            Eventually.holds(
                    () -> claims.run("before").status() == RunStatus.WAITING, () -> claims.whyNotRunning("before"));
            Process locking = Processes.start(LockingProcess.class, file.toString());
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(locking.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(out.readLine()).isEqualTo(WorkerProcess.READY);
                assertThatThrownBy(() -> claims.start("while", path.claim()))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("SQLite claims.db")
                        .hasMessageContaining("Start it again with the same id");
                assertThat(claims.whyNotRunning("before")).contains("it waits for a signal: judge");
            } finally {
                locking.getOutputStream().close();
                locking.waitFor();
            }
            claims.resume("before").judge(new Answer(Say.GRANT, "bob"));
            claims.resume("while").judge(new Answer(Say.GRANT, "bob"));
            assertThat(String.valueOf(claims.await("before", Eventually.PATIENCE)))
                    .contains("Granted");
            Eventually.holds(() -> started(claims), () -> "the store does not answer again");
            claims.resume("while").judge(new Answer(Say.GRANT, "bob"));
            assertThat(String.valueOf(claims.await("while", Eventually.PATIENCE)))
                    .contains("Granted");
        }
    }

    private boolean started(InsuranceClaimClient claims) {
        try {
            claims.start("while", path.claim());
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    @Test
    void a_row_that_cannot_be_read_holds_up_nobody_else() throws SQLException {
        Path file = folder.resolve("claims.db");
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS)) {
            InsuranceClaimClient claims = claims(engine);
            for (int i = 0; i < 20; i++) {
                claims.start("run-" + i, path.claim());
            }
            Eventually.holds(
                    () -> claims.count().getOrDefault(RunStatus.WAITING, 0L) == 20,
                    () -> claims.count().toString());
            for (int i = 0; i < 5; i++) {
                sql(
                        file,
                        "UPDATE journal SET kind = 99 WHERE seq = 2 AND run_no = (SELECT run_no FROM run WHERE id = 'run-"
                                + i + "')");
                sql(file, "DELETE FROM checkpoint WHERE run_no = (SELECT run_no FROM run WHERE id = 'run-" + i + "')");
            }
            for (int i = 0; i < 20; i++) {
                claims.resume("run-" + i).judge(new Answer(Say.GRANT, "bob"));
            }
            for (int i = 5; i < 20; i++) {
                assertThat(String.valueOf(claims.await("run-" + i, Eventually.PATIENCE)))
                        .contains("Granted");
            }
            for (int i = 0; i < 5; i++) {
                String id = "run-" + i;
                Eventually.holds(() -> claims.run(id).status() == RunStatus.PARKED, () -> claims.whyNotRunning(id));
                assertThat(claims.whyNotRunning(id)).contains("parked").contains("journal");
                sql(
                        file,
                        "UPDATE journal SET kind = 3 WHERE seq = 2 AND run_no = (SELECT run_no FROM run WHERE id = '"
                                + id + "')");
                assertThat(claims.retry(id)).isTrue();
                assertThat(String.valueOf(claims.await(id, Eventually.PATIENCE)))
                        .contains("Granted");
            }
        }
    }

    private static void sql(Path file, String statement) throws SQLException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement update = sql.createStatement()) {
            update.execute("PRAGMA busy_timeout = 5000");
            update.execute(statement);
        }
    }
}
