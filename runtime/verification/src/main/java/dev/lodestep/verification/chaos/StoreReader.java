package dev.lodestep.verification.chaos;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.chaos.audit.Effect;
import dev.lodestep.verification.chaos.audit.Letter;
import dev.lodestep.verification.chaos.audit.Row;
import dev.lodestep.verification.chaos.audit.Story;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the tables as anybody may, with plain SQL and nothing of the engine. */
final class StoreReader {
    private final Site site;

    StoreReader(Site site) {
        this.site = site;
    }

    /** How far all runs together have come. */
    record Progress(long entries, long unended) {}

    Progress progress() throws SQLException {
        long entries = number("SELECT count(*) FROM " + site.table("journal"));
        return new Progress(entries, number("SELECT count(*) FROM " + site.table("run") + " WHERE status < 5"));
    }

    private long number(String sql) throws SQLException {
        List<Long> numbers = read(sql, row -> row.getLong(1));
        return numbers.get(0);
    }

    /** The names of all workers by number. */
    Map<Long, String> workers() throws SQLException {
        Map<Long, String> names = new HashMap<>();
        read("SELECT worker_no, name FROM " + site.table("worker"), row -> names.put(row.getLong(1), row.getString(2)));
        return names;
    }

    /** What transactional steps wrote. */
    List<Effect> effects() throws SQLException {
        return read(
                "SELECT at, process, run, unit, attempt, effect_key FROM " + site.table("effect"),
                row -> new Effect(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6)));
    }

    /** All runs. */
    List<Story> stories() throws SQLException {
        Map<Long, List<Row>> journals = new HashMap<>();
        read(
                "SELECT run_no, seq, claim, kind, node, attempt, message, worker, " + site.millis("at")
                        + ", payload FROM " + site.table("journal") + " ORDER BY run_no, seq",
                row -> journals.computeIfAbsent(row.getLong(1), run -> new ArrayList<>())
                        .add(entry(row)));
        Map<Long, List<Letter>> inboxes = new HashMap<>();
        read(
                "SELECT run_no, ord, signal_id, accepted, kind FROM " + site.table("inbox") + " ORDER BY run_no, ord",
                row -> inboxes.computeIfAbsent(row.getLong(1), run -> new ArrayList<>())
                        .add(letter(row)));
        return read(
                "SELECT run_no, id, workflow, status, reason FROM " + site.table("run") + " ORDER BY run_no",
                row -> new Story(
                        row.getString(2),
                        row.getString(3),
                        StoredStatus.ofCode(row.getInt(4)),
                        Objects.requireNonNullElse(row.getString(5), ""),
                        journals.getOrDefault(row.getLong(1), List.of()),
                        inboxes.getOrDefault(row.getLong(1), List.of())));
    }

    private static Letter letter(ResultSet row) throws SQLException {
        boolean signal = row.getInt(5) == 1;
        return new Letter(
                row.getInt(2), signal ? Optional.ofNullable(row.getString(3)) : Optional.empty(), row.getBoolean(4));
    }

    private static Row entry(ResultSet row) throws SQLException {
        int message = row.getInt(7);
        OptionalInt taken = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(message);
        long worker = row.getLong(8);
        OptionalLong claimant = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(worker);
        EntryKind kind = EntryKind.ofCode(row.getInt(4));
        boolean looksAt =
                kind == EntryKind.RESULT || kind == EntryKind.OPENED; // the others are long, and never looked at
        byte[] payload = looksAt ? row.getBytes(10) : null;
        return new Row(
                row.getInt(2),
                row.getLong(3),
                kind,
                Objects.requireNonNullElse(row.getString(5), ""),
                row.getInt(6),
                taken,
                claimant,
                row.getLong(9),
                payload == null ? "" : new String(payload, StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Reading<T> reading) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(reading.of(rows));
            }
        }
        return all;
    }
}
