package dev.lodestep.jdbc;

import dev.lodestep.runtime.StoreConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Recognises a database as Lodestep's own, creates the tables in an empty one, and refuses everything else without changing it. The script
 * {@code sqlite-<version>.sql} beside this class brings a database from the version before to that version.
 */
final class SqliteSchema {
    static final int VERSION = 3;

    /** "LdSp" in the file's header; tools such as {@code file} show it. */
    static final int APPLICATION_ID = 0x4C645370;

    /** Before it, two connections that write and checkpoint at once can damage the file (sqlite.org/wal.html#walresetbug). */
    private static final List<Integer> OLDEST_SQLITE = List.of(3, 51, 3);

    private enum Content {
        EMPTY,
        OURS
    }

    private final Path file;

    SqliteSchema(Path file) {
        this.file = file;
    }

    /** Looks without changing anything; throws if the database or the driver is not one to work with. */
    void recognise(Session session) throws SQLException {
        refuseOldSqlite(session.text("SELECT sqlite_version()"));
        if (content(session) == Content.OURS) {
            knownVersion(session);
        }
    }

    /** Creates the tables, or brings those of an older version to this one; the session is in a write transaction. */
    void complete(Session session) throws SQLException {
        if (content(session) == Content.OURS) {
            bringUp(session, knownVersion(session));
            session.runOnce("UPDATE meta SET schema_version = " + VERSION); // fails here if it cannot be written
            return;
        }
        bringUp(session, 0);
        session.runOnce(
                "INSERT INTO meta(schema_version, store_id) VALUES (" + VERSION + ", '" + UUID.randomUUID() + "')");
        session.runOnce("PRAGMA application_id = " + APPLICATION_ID);
    }

    private static void bringUp(Session session, int from) throws SQLException {
        for (int version = from + 1; version <= VERSION; version++) {
            for (String statement : script(version).split(";\\R", -1)) {
                if (!isComment(statement)) {
                    session.runOnce(statement);
                }
            }
        }
    }

    private static boolean isComment(String statement) {
        return statement.lines().allMatch(line -> line.isBlank() || line.startsWith("--"));
    }

    private Content content(Session session) throws SQLException {
        long application = session.number("PRAGMA application_id");
        if (application == APPLICATION_ID) {
            return Content.OURS;
        }
        if (application != 0 || session.number("SELECT count(*) FROM sqlite_schema") != 0) {
            throw new StoreConfigurationException(
                    file + " is a SQLite database of something else; choose another path; nothing was changed", null);
        }
        return Content.EMPTY;
    }

    /** The version of the schema that is there; throws if it is none of those that lead to this one. */
    private int knownVersion(Session session) throws SQLException {
        long version = session.number("SELECT schema_version FROM meta");
        if (version > VERSION) {
            throw new StoreConfigurationException(
                    file + " was written by a newer Lodestep (schema " + version + ", this version knows " + VERSION
                            + "); update Lodestep; nothing was changed",
                    null);
        }
        if (version < 1) {
            throw new StoreConfigurationException(
                    file + " is damaged (schema " + version + "); restore it from a backup; nothing was changed", null);
        }
        return (int) version;
    }

    private static void refuseOldSqlite(String version) {
        if (isOlder(version)) {
            throw new StoreConfigurationException(
                    "SQLite " + version + " can damage a database that several connections use; update"
                            + " org.xerial:sqlite-jdbc to 3.51.3.0 or newer",
                    null);
        }
    }

    static boolean isOlder(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < OLDEST_SQLITE.size(); i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part != OLDEST_SQLITE.get(i)) {
                return part < OLDEST_SQLITE.get(i);
            }
        }
        return false;
    }

    private static String script(int version) {
        String name = "sqlite-" + version + ".sql";
        try (InputStream in = SqliteSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StoreConfigurationException(
                        "the resource " + name + " is missing from the Lodestep jar; repair the class path", null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
