package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens in a turn, the next one finds a connection without a transaction. */
class SqliteWriterTest {
    @TempDir
    Path folder;

    private SqliteWriter writer;

    @BeforeEach
    void open() {
        Path file = folder.resolve("runs.db");
        SqliteErrors errors = new SqliteErrors(file);
        SqliteConnections connections = new SqliteConnections(file, errors);
        connections.prepare();
        WriteTurn turn = new WriteTurn(errors, WriteTurn.PATIENCE, WriteTurn.LONGEST);
        writer = new SqliteWriter(connections::openWriter, turn, errors);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private boolean join(long worker) {
        return writer.write("join", session -> WorkerTable.join(session, worker, "worker", 0));
    }

    private long workers() {
        return writer.write("count", session -> session.number("SELECT count(*) FROM worker"));
    }

    @Test
    void an_exception_in_the_middle_rolls_back() {
        assertThatThrownBy(() -> writer.write("fail", session -> {
                    WorkerTable.join(session, 1, "worker", 0);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(workers()).isZero();
        assertThat(join(2)).isTrue();
        assertThat(workers()).isEqualTo(1);
    }

    @Test
    void a_failed_statement_rolls_back_and_the_writer_goes_on() {
        assertThat(join(1)).isTrue();

        assertThatThrownBy(() -> writer.write("fail", session -> {
                    WorkerTable.join(session, 2, "worker", 0);
                    session.run("SELECT nonsense");
                    return true;
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("could not fail")
                .hasCauseInstanceOf(SQLException.class);

        assertThat(workers()).isEqualTo(1);
        assertThat(join(3)).isTrue();
    }

    @Test
    void a_closed_writer_says_so() {
        writer.close();

        assertThatThrownBy(() -> join(1))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("is closed");
    }
}
