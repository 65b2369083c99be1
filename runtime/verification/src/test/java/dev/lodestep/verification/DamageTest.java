package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.verification.InsuranceClaim.Answer;
import dev.lodestep.verification.InsuranceClaim.Say;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that rot in the file: a run goes on rightly, or is parked and says where; the others go on; mended, it goes on. */
class DamageTest {
    private static final int RUNS = 240;

    @TempDir
    Path folder;

    /** What was done to one stored value, and what stood there. */
    private record Damage(String table, long row, byte[] original, byte[] damaged) {}

    private record Victim(String id, List<Damage> damages, boolean journalToo, boolean checkpointToo) {}

    private final ClaimPath path = ClaimPath.smooth().stream()
            .filter(one -> one.id().equals("LARGE abroad mail GRANT"))
            .findFirst()
            .orElseThrow();

    @Test
    void rot_parks_a_run_or_does_not_matter() throws SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        onEngine(claims -> {
            for (int i = 0; i < RUNS + 10; i++) {
                claims.start("run-" + i, path.claim());
            }
            Eventually.holds(
                    () -> claims.count().getOrDefault(RunStatus.WAITING, 0L) == RUNS + 10,
                    () -> claims.count().toString());
        });
        List<Victim> victims = damage(random);
        List<Victim> parked = new ArrayList<>();
        String right = "Transfer[way=wire, cents=90000]";
        onEngine(claims -> {
            for (int i = 0; i < RUNS + 10; i++) {
                claims.resume("run-" + i).judge(new Answer(Say.GRANT, "bob"));
            }
            for (int i = RUNS; i < RUNS + 10; i++) {
                assertThat(String.valueOf(claims.await("run-" + i, Eventually.PATIENCE)))
                        .contains(right);
            }
            for (Victim victim : victims) {
                String what = "seed " + seed + ": " + describe(victim);
                Eventually.holds(() -> settled(claims, victim.id()), () -> what + claims.whyNotRunning(victim.id()));
                if (claims.run(victim.id()).status() == RunStatus.PARKED) {
                    assertThat(victim.journalToo() && victim.checkpointToo())
                            .as(what)
                            .isTrue();
                    assertThat(claims.whyNotRunning(victim.id()))
                            .as(what)
                            .contains("parked for an operator")
                            .containsPattern("\\$\\.(journal\\[\\d+]|input)");
                    parked.add(victim);
                }
            }
        });
        restore(victims);
        onEngine(claims -> {
            for (Victim victim : parked) {
                assertThat(claims.retry(victim.id()))
                        .as("seed " + seed + ": " + describe(victim))
                        .isTrue();
            }
            for (Victim victim : victims) {
                Object result = claims.await(victim.id(), Eventually.PATIENCE);
                if (parked.contains(victim) || !(victim.journalToo() && victim.checkpointToo())) {
                    assertThat(String.valueOf(result))
                            .as("seed " + seed + ": " + describe(victim))
                            .contains(right);
                }
            }
        });
        assertThat(parked).as("seed " + seed).hasSizeGreaterThan(20);
    }

    private static boolean settled(InsuranceClaimClient claims, String id) {
        RunStatus status = claims.run(id).status();
        return status.isFinal() || status == RunStatus.PARKED;
    }

    private List<Victim> damage(Random random) throws SQLException {
        List<Victim> victims = new ArrayList<>();
        try (Connection sql = sql()) {
            sql.setAutoCommit(false);
            for (int i = 0; i < RUNS; i++) {
                boolean checkpoint = i % 3 != 1;
                boolean journal = i % 3 != 0;
                List<Damage> damages = new ArrayList<>();
                if (checkpoint) {
                    damages.add(damage(sql, random, "checkpoint", "state", "run-" + i));
                }
                if (journal) {
                    damages.add(damage(sql, random, "journal", "payload", "run-" + i));
                }
                victims.add(new Victim("run-" + i, damages, journal, checkpoint));
            }
            sql.commit();
        }
        return victims;
    }

    private static Damage damage(Connection sql, Random random, String table, String column, String id)
            throws SQLException {
        List<Damage> values = new ArrayList<>();
        try (PreparedStatement select = sql.prepareStatement("SELECT rowid, " + column + " FROM " + table
                + " WHERE run_no = (SELECT run_no FROM run WHERE id = ?) AND " + column + " IS NOT NULL")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] bytes = rows.getBytes(2);
                    values.add(new Damage(table, rows.getLong(1), bytes, rot(random, bytes)));
                }
            }
        }
        Damage damage = values.get(random.nextInt(values.size()));
        write(sql, damage, damage.damaged());
        return damage;
    }

    private static byte[] rot(Random random, byte[] bytes) {
        int at = random.nextInt(bytes.length);
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] rotten = bytes.clone();
        rotten[at] ^= (byte) (1 << random.nextInt(8));
        return rotten;
    }

    private void restore(List<Victim> victims) throws SQLException {
        try (Connection sql = sql()) {
            sql.setAutoCommit(false);
            for (Victim victim : victims) {
                for (Damage damage : victim.damages()) {
                    if (damage.table().equals("journal")) {
                        write(sql, damage, damage.original());
                    }
                }
            }
            sql.commit();
        }
    }

    private static void write(Connection sql, Damage damage, byte[] bytes) throws SQLException {
        String column = damage.table().equals("journal") ? "payload" : "state";
        try (PreparedStatement update =
                sql.prepareStatement("UPDATE " + damage.table() + " SET " + column + " = ? WHERE rowid = ?")) {
            update.setBytes(1, bytes);
            update.setLong(2, damage.row());
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private Connection sql() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("claims.db"));
    }

    private static String describe(Victim victim) {
        StringBuilder text = new StringBuilder(victim.id());
        for (Damage damage : victim.damages()) {
            text.append(' ')
                    .append(damage.table())
                    .append(" [")
                    .append(new String(damage.damaged(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .append("] ");
        }
        return text.toString();
    }

    private void onEngine(Consumer<InsuranceClaimClient> users) {
        EngineOptions options = EngineOptions.defaults().pollInterval(Duration.ofMillis(10));
        try (Engine engine = Engine.open(SqliteStore.at(folder.resolve("claims.db")), options)) {
            users.accept(InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> {})));
        }
    }
}
