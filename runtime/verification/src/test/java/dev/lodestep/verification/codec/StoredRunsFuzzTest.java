package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.SnapshotMismatchException;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.verification.codec.Shelf.Circle;
import dev.lodestep.verification.codec.Shelf.Dot;
import dev.lodestep.verification.codec.Shelf.Point;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged snapshots, states and journal payloads are refused with typed errors, or are what a state can be. */
class StoredRunsFuzzTest {
    private static final int CASES = 1_000;
    private static final WorkflowDefinition<?, ?> DEFINITION =
            ErrandMachine.of(new Errand()).definition();

    private static List<Snapshot> snapshots() {
        ErrandMachine machine = ErrandMachine.of(new Errand());
        Outcome<Errand.Done> waiting = machine.run(new Errand.Task("a", List.of(new Point(1, 2))));
        Snapshot open = waiting.snapshot();
        return List.of(
                open,
                machine.resume(open).go(new Circle(new Point(3, 4), 5)).snapshot(),
                machine.resume(open).go(new Dot()).snapshot());
    }

    @Test
    void snapshots_are_refused_as_what_does_not_fit() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        List<Snapshot> snapshots = snapshots();
        StateCodec states = new StateCodec(DEFINITION);
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] whole = snapshots.get(random.nextInt(3)).toJson().getBytes(UTF_8);
            byte[] other = snapshots.get(random.nextInt(3)).toJson().getBytes(UTF_8);
            byte[] json = mutations.of(whole, other);
            String what = "seed " + seed + ", case " + i + ": " + new String(json, ISO_8859_1);
            try {
                RunState state = Snapshot.parse(new String(json, UTF_8)).decode(DEFINITION);
                byte[] again = states.encode(state);
                assertThat(states.encode(states.decode(again))).as(what).isEqualTo(again);
                accepted++;
            } catch (SnapshotMismatchException e) {
                assertThat(e.getMessage()).as(what).isNotEmpty();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(what, e);
            }
        }
        assertThat(accepted).as("seed %s", seed).isBetween(1, CASES - 1);
    }

    @Test
    void journal_payloads_are_refused_or_are_entries() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        EntryCodec entries = new EntryCodec(DEFINITION);
        List<JournalRow> rows = rows();
        for (int i = 0; i < CASES; i++) {
            JournalRow row = rows.get(random.nextInt(rows.size()));
            byte[] other = rows.get(random.nextInt(rows.size())).payload();
            byte[] payload = mutations.of(payload(row), other == null ? payload(row) : other);
            String what = "seed " + seed + ", case " + i + ", " + row.kind() + ": " + new String(payload, ISO_8859_1);
            try {
                Optional<Entry> entry = entries.decode(with(row, payload));
                byte[] again = payload(entries.encode(entry.orElseThrow()).payload());
                Optional<Entry> reread = entries.decode(with(row, again));
                assertThat(entries.encode(reread.orElseThrow()).payload())
                        .as(what)
                        .isEqualTo(again);
            } catch (DecodeException e) {
                assertThat(e).as(what).hasMessageContaining("Errand v1: $.journal[" + row.seq() + "]");
            } catch (RuntimeException | Error e) {
                throw new AssertionError(what, e);
            }
        }
    }

    private static List<JournalRow> rows() {
        EntryCodec entries = new EntryCodec(DEFINITION);
        Errand.Bag bag = new Errand().pack(new Errand.Task("a", List.of()));
        Circle circle = new Circle(new Point(3, 4), 5);
        List<Entry> written = List.of(
                new Entry.Completed(Place.of("pack"), 1, bag),
                new Entry.Opened(Place.of("go"), Instant.EPOCH),
                new Entry.Signalled(Place.of("go"), 1, circle),
                new Entry.Completed(Place.of("go"), 1, circle),
                new Entry.Completed(Place.of("done"), 1, new Errand.Done(bag, circle)));
        List<JournalRow> rows = new ArrayList<>();
        for (Entry entry : written) {
            var row = entries.encode(entry);
            rows.add(new JournalRow(
                    rows.size() + 2,
                    1,
                    row.kind(),
                    row.node(),
                    row.attempt(),
                    row.message(),
                    0,
                    row.startedAt(),
                    Instant.EPOCH,
                    row.payload()));
        }
        return rows;
    }

    private static byte[] payload(JournalRow row) {
        return payload(row.payload());
    }

    private static byte[] payload(byte @org.jspecify.annotations.Nullable [] payload) {
        return java.util.Objects.requireNonNull(payload);
    }

    private static JournalRow with(JournalRow row, byte[] payload) {
        return new JournalRow(
                row.seq(),
                row.claim(),
                row.kind(),
                row.node(),
                row.attempt(),
                row.message(),
                row.worker(),
                row.startedAt(),
                row.at(),
                payload);
    }
}
