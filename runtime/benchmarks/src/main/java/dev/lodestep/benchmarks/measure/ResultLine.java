package dev.lodestep.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The last line of a benchmark's output, for programs: {@code RESULT name=… store=… key=value …}, in the order in which it was filled. */
public final class ResultLine {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** A line of the benchmark of that name. */
    public ResultLine(String name, Object store) {
        with("name", name).with("store", store);
    }

    /** Adds a count or a word. */
    public ResultLine with(String key, Object value) {
        values.put(key, value.toString());
        return this;
    }

    /** Adds a measured number, with so many decimals. */
    public ResultLine with(String key, double value, int decimals) {
        return with(key, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** Adds how two numbers compare. */
    public ResultLine ratio(String key, double value, double beside) {
        return with(key, value / beside, 3);
    }

    @Override
    public String toString() {
        return "RESULT "
                + values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
