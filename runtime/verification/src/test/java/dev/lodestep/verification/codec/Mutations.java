package dev.lodestep.verification.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages documents: their bytes, and their structure, also with parts of other documents. */
final class Mutations {
    private static final byte[] SIGNS =
            "{}[]\",:0123456789-+.eE\\untrfals \u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** A damaged copy of a document. */
    byte[] of(byte[] json, byte[] other) throws IOException {
        return switch (random.nextInt(10)) {
            case 0, 1 -> flipped(json);
            case 2 -> Arrays.copyOf(json, random.nextInt(json.length));
            case 3 -> spliced(json, new byte[] {SIGNS[random.nextInt(SIGNS.length)]}, random.nextInt(2));
            case 4 -> spliced(json, slice(other), random.nextInt(8));
            case 5 -> spliced(json, slice(json), 0);
            default -> restructured(json, other);
        };
    }

    private byte[] flipped(byte[] json) {
        byte[] copy = json.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] slice(byte[] json) {
        int from = random.nextInt(json.length);
        return Arrays.copyOfRange(json, from, Math.min(json.length, from + 1 + random.nextInt(20)));
    }

    /** With these bytes in the place of some. */
    private byte[] spliced(byte[] json, byte[] part, int removed) {
        int at = random.nextInt(json.length);
        int end = Math.min(json.length, at + removed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(json, 0, at);
        out.writeBytes(part);
        out.write(json, end, json.length - end);
        return out.toByteArray();
    }

    /** Still JSON, but with a part gone, null, renamed, repeated, or from elsewhere. */
    private byte[] restructured(byte[] json, byte[] other) throws IOException {
        JsonNode tree = Trees.read(json);
        List<JsonNode> holders = new ArrayList<>();
        collect(tree, holders, true);
        if (holders.isEmpty()) {
            return flipped(json);
        }
        List<JsonNode> parts = new ArrayList<>();
        collect(Trees.read(random.nextBoolean() ? other : json), parts, false);
        JsonNode part = parts.get(random.nextInt(parts.size()));
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ArrayNode array) {
            change(array, random.nextInt(array.size()), part.deepCopy());
        } else {
            change((ObjectNode) holder, part.deepCopy());
        }
        return Trees.write(tree);
    }

    private void change(ArrayNode array, int index, JsonNode part) {
        switch (random.nextInt(4)) {
            case 0 -> array.remove(index);
            case 1 -> array.set(index, NullNode.getInstance());
            case 2 -> array.insert(index, array.get(index).deepCopy());
            default -> array.set(index, part);
        }
    }

    private void change(ObjectNode object, JsonNode part) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(name + "x", object.remove(name));
            case 3 -> object.set("unknown", part);
            case 4 ->
                object.set(
                        names.get(random.nextInt(names.size())),
                        object.get(name).deepCopy());
            default -> object.set(name, part);
        }
    }

    private static void collect(JsonNode tree, List<JsonNode> into, boolean holders) {
        if (!holders || tree.isContainerNode() && !tree.isEmpty()) {
            into.add(tree);
        }
        tree.forEach(each -> collect(each, into, holders));
    }
}
