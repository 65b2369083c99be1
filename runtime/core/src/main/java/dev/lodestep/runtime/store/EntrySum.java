package dev.lodestep.runtime.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The CRC-32C of what a journal entry says: its kind, node, attempt, message and payload. Part of the stored format. */
final class EntrySum {
    private static final int ABSENT = -1;

    private EntrySum() {}

    static int of(EntryKind kind, @Nullable String node, int attempt, int message, byte @Nullable [] payload) {
        byte @Nullable [] name = node == null ? null : node.getBytes(StandardCharsets.UTF_8);
        ByteBuffer numbers = ByteBuffer.allocate(5 * Integer.BYTES)
                .putInt(kind.code())
                .putInt(attempt)
                .putInt(message)
                .putInt(name == null ? ABSENT : name.length)
                .putInt(payload == null ? ABSENT : payload.length);
        CRC32C sum = new CRC32C();
        sum.update(numbers.flip());
        if (name != null) {
            sum.update(name);
        }
        if (payload != null) {
            sum.update(payload);
        }
        return (int) sum.getValue();
    }
}
