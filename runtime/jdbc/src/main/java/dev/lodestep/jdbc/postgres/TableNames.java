package dev.lodestep.jdbc.postgres;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a store's tables are: their schema and what their names begin with. Statements name a table as {@code {run}}; every statement is
 * qualified by the schema, so no search path matters.
 */
public final class TableNames {
    /** Anything else could end an identifier, or be folded or cut off by the server. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,30}");

    private static final List<String> TABLES =
            List.of("meta", "worker", "run", "journal", "inbox", "checkpoint", "attribute", "flow_limit");

    private final String schema;
    private final String prefix;

    /**
     * Names in a schema; the prefix may be empty.
     *
     * @throws IllegalArgumentException if one is no plain lower-case name of at most 31 characters
     */
    public TableNames(String schema, String prefix) {
        this.schema = valid("schema", schema);
        this.prefix = prefix.isEmpty() ? prefix : valid("table prefix", prefix);
    }

    private static String valid(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the " + what + " \"" + name.replaceAll("[^ -~]", "?")
                    + "\" is no plain name; use 1 to 31 lower-case letters, digits and underscores, not beginning with a"
                    + " digit");
        }
        return name;
    }

    /** The name of the schema. */
    public String schema() {
        return schema;
    }

    /** For messages. */
    String describe() {
        return "schema " + schema + (prefix.isEmpty() ? "" : ", prefix " + prefix);
    }

    /** The statement for these tables. */
    String in(String statement) {
        String text = statement.replace("{schema}", quoted(schema)).replace("{prefix}", prefix);
        for (String table : TABLES) {
            text = text.replace("{" + table + "}", quoted(schema) + "." + quoted(prefix + table));
        }
        return text;
    }

    /** Quoted because a plain name may also be a word of SQL. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
