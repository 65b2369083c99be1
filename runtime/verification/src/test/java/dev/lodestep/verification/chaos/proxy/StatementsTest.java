package dev.lodestep.verification.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What counts as committed is what was written, once the server says that no transaction is open. */
class StatementsTest {
    private final Statements statements = new Statements();

    private static Frame frame(char type, String text) {
        byte[] bytes = ("----" + text).getBytes(StandardCharsets.UTF_8);
        return new Frame(type, bytes);
    }

    @Test
    void a_statement_that_writes_is_committed_when_the_server_is_idle() {
        statements.sent(frame('Q', "insert into t values (1)\0"));
        assertThat(statements.committed(frame('C', "INSERT 0 1\0"))).isFalse();
        assertThat(statements.committed(frame('Z', "I"))).isTrue();
        assertThat(statements.committed(frame('Z', "I"))).as("told once").isFalse();
    }

    @Test
    void what_is_written_in_a_transaction_is_committed_with_it() {
        statements.sent(frame('Q', "UPDATE t SET x = 1\0"));
        assertThat(statements.committed(frame('Z', "T"))).isFalse();
        statements.sent(frame('Q', "COMMIT\0"));
        assertThat(statements.committed(frame('Z', "I"))).isTrue();
    }

    @Test
    void a_prepared_statement_is_known_by_its_name() {
        statements.sent(frame('P', "S_1\0WITH h AS (INSERT INTO t SELECT 1) SELECT 1\0"));
        statements.sent(frame('B', "\0S_1\0"));
        assertThat(statements.committed(frame('Z', "I"))).isTrue();
        statements.sent(frame('B', "\0S_1\0"));
        assertThat(statements.committed(frame('Z', "I"))).isTrue();
    }

    @Test
    void what_only_reads_is_not_committed() {
        statements.sent(frame('P', "\0SELECT inserted FROM updates\0"));
        statements.sent(frame('B', "\0\0"));
        assertThat(statements.committed(frame('Z', "I"))).isFalse();
    }
}
