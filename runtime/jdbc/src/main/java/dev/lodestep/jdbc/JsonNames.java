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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lists, and texts by name, as JSON text: the form in which a column holds them and {@code json_each} takes them. */
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

    /** The versions in a column; {@link IOException} if it holds something else. */
    static Set<WorkflowVersion> toVersions(String text) throws IOException {
        Set<WorkflowVersion> versions = new HashSet<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_ARRAY) {
                expect(json.nextToken() == JsonToken.VALUE_STRING);
                String workflow = json.getText();
                expect(json.nextToken() == JsonToken.VALUE_NUMBER_INT);
                versions.add(new WorkflowVersion(workflow, json.getIntValue()));
                expect(json.nextToken() == JsonToken.END_ARRAY);
            }
            expect(json.currentToken() == JsonToken.END_ARRAY);
        }
        return Set.copyOf(versions);
    }

    private static void expect(boolean found) throws IOException {
        if (!found) {
            throw new IOException("no JSON of the kind that was written");
        }
    }

    static String ofTexts(Map<String, String> texts) {
        return text(json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> one : texts.entrySet()) {
                json.writeStringField(one.getKey(), one.getValue());
            }
            json.writeEndObject();
        });
    }

    /** The texts by their names in a column; {@link IOException} if it holds something else. */
    static Map<String, String> toTexts(String text) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.getText();
                expect(json.nextToken() == JsonToken.VALUE_STRING);
                texts.put(name, json.getText());
            }
            expect(json.currentToken() == JsonToken.END_OBJECT);
        }
        return Collections.unmodifiableMap(texts);
    }

    private static String array(Content content) {
        return text(json -> {
            json.writeStartArray();
            content.write(json);
            json.writeEndArray();
        });
    }

    private static String text(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.write(json);
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
