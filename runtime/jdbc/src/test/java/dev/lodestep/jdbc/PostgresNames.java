package dev.lodestep.jdbc;

/** Names that tests need for SQL of their own. */
final class PostgresNames {
    private PostgresNames() {}

    static String schemaOf(PostgresOptions options) {
        return options.tableNames().schema();
    }
}
