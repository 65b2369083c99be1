package dev.lodestep.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists as JSON text: the form in which a column holds them and {@code json_each} takes them. */
final class JsonNames {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NONE = "[]";

    private JsonNames() {}

    static String ofNames(Collection<String> names) {
        return names.isEmpty()
                ? NONE
                : array(json -> {
                    for (String name : names) {
                        json.writeString(name);
                    }
                });
    }

    static String ofNumbers(Collection<? extends Number> numbers) {
        return array(json -> {
            for (Number number : numbers) {
                json.writeNumber(number.longValue());
            }
        });
    }

    /** Pairs of name and version. */
    static String ofVersions(Collection<WorkflowVersion> versions) {
        return array(json -> {
            for (WorkflowVersion version : versions) {
                json.writeStartArray();
                json.writeString(version.workflow());
                json.writeNumber(version.version());
                json.writeEndArray();
            }
        });
    }

    /** The names in a column; {@link IOException} if it holds something else. */
    static List<String> toNames(String text) throws IOException {
        if (text.equals(NONE)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("no JSON array");
            }
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                names.add(json.getText());
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("no JSON array of texts");
            }
        }
        return List.copyOf(names);
    }

    private static String array(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            content.write(json);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
