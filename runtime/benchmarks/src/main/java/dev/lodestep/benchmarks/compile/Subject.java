package dev.lodestep.benchmarks.compile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A processor that is measured, with the sources that are typical of it. */
enum Subject {
    LODESTEP {
        @Override
        Map<String, String> annotated(int n) {
            return each(n, "Order", WorkflowSource::of);
        }
    },
    AUTO_VALUE {
        @Override
        Map<String, String> annotated(int n) {
            return each(n, "Value", i -> ValueSource.of(i, "new AutoValue_Value" + i + ".Builder()"));
        }

        @Override
        Map<String, String> standalone(int n) {
            return each(n, "Value", i -> ValueSource.of(i, "null"));
        }
    },
    DAGGER {
        @Override
        Map<String, String> annotated(int n) {
            Map<String, String> sources = each(n, "Part", InjectionSource::of);
            sources.put("bench/Graph.java", InjectionSource.component(n));
            return sources;
        }
    };

    /** So many annotated types, by the path of their file. */
    abstract Map<String, String> annotated(int n);

    /** The same sources without a mention of anything that the processor generates. */
    Map<String, String> standalone(int n) {
        return annotated(n);
    }

    /** The folder of its jars. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes the type of a number. */
    private interface Writer {
        String write(int number);
    }

    private static Map<String, String> each(int n, String type, Writer writer) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            sources.put("bench/" + type + i + ".java", writer.write(i));
        }
        return sources;
    }
}
