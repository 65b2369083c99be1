package dev.lodestep.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JournalRowTest {
    private static final byte[] PAYLOAD = "{\"paid\":true}".getBytes(StandardCharsets.UTF_8);
    private static final NewEntry WRITTEN = new NewEntry(EntryKind.RESULT, "pay", 2, 3, 77, null, PAYLOAD);

    private static final int GOLDEN = -420043924;

    private static JournalRow row(
            EntryKind kind, @Nullable String node, int attempt, int message, byte @Nullable [] payload) {
        return new JournalRow(5, 1, kind, node, attempt, message, 0, null, Instant.EPOCH, payload, WRITTEN.crc());
    }

    @Test
    void what_was_written_is_intact_and_so_is_what_was_written_without_a_checksum() {
        assertThat(row(EntryKind.RESULT, "pay", 2, 3, PAYLOAD).isIntact()).isTrue();
        assertThat(new JournalRow(5, 1, EntryKind.RESULT, "pay", 2, 3, 0, null, Instant.EPOCH, PAYLOAD).isIntact())
                .isTrue();
    }

    @Test
    @DisplayName("F16_every_bit_of_an_entry_counts")
    void everyBit() {
        for (int i = 0; i < PAYLOAD.length * Byte.SIZE; i++) {
            byte[] flipped = PAYLOAD.clone();
            flipped[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
            assertThat(row(EntryKind.RESULT, "pay", 2, 3, flipped).isIntact())
                    .as("bit %d", i)
                    .isFalse();
        }
        assertThat(row(EntryKind.SIGNAL, "pay", 2, 3, PAYLOAD).isIntact()).isFalse();
        assertThat(row(EntryKind.RESULT, "pax", 2, 3, PAYLOAD).isIntact()).isFalse();
        assertThat(row(EntryKind.RESULT, null, 2, 3, PAYLOAD).isIntact()).isFalse();
        assertThat(row(EntryKind.RESULT, "pay", 1, 3, PAYLOAD).isIntact()).isFalse();
        assertThat(row(EntryKind.RESULT, "pay", 2, 4, PAYLOAD).isIntact()).isFalse();
        assertThat(row(EntryKind.RESULT, "pay", 2, 3, null).isIntact()).isFalse();
        assertThat(row(EntryKind.RESULT, "pay", 2, 3, new byte[0]).isIntact()).isFalse();
    }

    @Test
    void what_is_stored_today_is_intact_for_ever() {
        assertThat(WRITTEN.crc()).as("part of the stored format").isEqualTo(GOLDEN);
    }
}
