package dev.lodestep.samples.customers;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values, after RFC 4180: a field in quotes may hold commas, line breaks, and quotes that are doubled. */
final class Csv {
    private Csv() {}

    /** The rows of a text; those without any text are left out. */
    static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begin = 1;
        for (char c : (text + "\n").toCharArray()) {
            quoted ^= c == '"';
            if (c != '\n' || quoted) {
                row.append(c);
            } else {
                add(rows, begin, row);
            }
            if (c == '\n') {
                line++;
                begin = quoted ? begin : line;
            }
        }
        add(rows, begin, row); // what follows a quote that is never closed
        return rows;
    }

    private static void add(List<Row> rows, int line, StringBuilder row) {
        String text = row.toString().strip();
        row.setLength(0);
        if (!text.isEmpty()) {
            rows.add(new Row(line, text));
        }
    }

    /** The fields of a row; {@link BrokenRow} if a quote is where none may be. */
    static List<String> fields(String row) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= row.length()) {
            int end = end(row, at);
            fields.add(unquoted(row.substring(at, end)));
            at = end + 1;
        }
        return fields;
    }

    /** Where the field ends that begins there. */
    private static int end(String row, int begin) {
        boolean quoted = false;
        int at = begin;
        while (at < row.length() && (quoted || row.charAt(at) != ',')) {
            quoted ^= row.charAt(at) == '"';
            at++;
        }
        if (quoted) {
            throw new BrokenRow("has a quote that is not closed");
        }
        return at;
    }

    private static String unquoted(String field) {
        if (!field.contains("\"")) {
            return field;
        }
        if (!field.startsWith("\"") || !field.endsWith("\"")) {
            throw new BrokenRow("has a quote in the middle of a field");
        }
        return field.substring(1, field.length() - 1).replace("\"\"", "\"");
    }
}
