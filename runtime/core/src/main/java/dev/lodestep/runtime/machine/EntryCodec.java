package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.NewEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns entries into journal rows and back, with the codecs of a workflow. */
public final class EntryCodec {
    private final WorkflowDefinition<?, ?> definition;
    private final EndingCodec endings;

    /** The codec of a workflow's entries. */
    public EntryCodec(WorkflowDefinition<?, ?> definition) {
        this.definition = definition;
        this.endings = new EndingCodec(definition);
    }

    /** An entry as it is stored; {@link EncodeException}, which names the place, if it holds what cannot be stored. */
    public NewEntry encode(Entry entry) {
        return encode(entry, 0, null);
    }

    /**
     * An entry as it is stored.
     *
     * @param token the token of the message that it consumes, if it consumes one
     * @param startedAt when the attempt that it records began, if it records one
     * @throws EncodeException if it holds what cannot be stored; the message names the place
     */
    public NewEntry encode(Entry entry, long token, @Nullable Instant startedAt) {
        if (entry instanceof Entry.Completed e) {
            return row(EntryKind.RESULT, e.node(), e.attempt(), startedAt, result(e));
        }
        if (entry instanceof Entry.AttemptFailed e) {
            var attempt = new StoredForms.Attempt(e.failure(), e.admitted(), Optional.ofNullable(e.retryAt()));
            byte[] payload = Json.encode(StoredForms.ATTEMPT, attempt);
            return row(EntryKind.FAILURE, e.node(), e.failure().attempt(), startedAt, payload);
        }
        if (entry instanceof Entry.Skipped e) {
            return NewEntry.of(EntryKind.SKIP, e.node(), 0, Json.encode(StoredForms.SKIP_REASON, e.reason()));
        }
        if (entry instanceof Entry.Opened e) {
            var opening = new StoredForms.Opening(Optional.ofNullable(e.due()));
            return NewEntry.of(EntryKind.OPENED, e.node(), 0, Json.encode(StoredForms.OPENING, opening));
        }
        if (entry instanceof Entry.Signalled e) {
            byte[] payload = encode(payloadCodec(e.node()), e.payload(), e.node());
            return new NewEntry(EntryKind.SIGNAL, e.node(), 0, e.message(), token, null, payload);
        }
        if (entry instanceof Entry.TimedOut e) {
            return NewEntry.of(EntryKind.TIMEOUT, e.node(), 0, null);
        }
        if (entry instanceof Entry.Compensated e) {
            return row(EntryKind.COMPENSATED, e.node(), e.attempt(), startedAt, null);
        }
        if (entry instanceof Entry.CompensationFailed e) {
            var attempt = new StoredForms.Attempt(e.failure(), true, Optional.ofNullable(e.retryAt()));
            byte[] payload = Json.encode(StoredForms.ATTEMPT, attempt);
            return row(EntryKind.COMPENSATION_FAILED, e.node(), e.failure().attempt(), startedAt, payload);
        }
        if (entry instanceof Entry.Cancelled e) {
            byte[] mode = Json.encode(StoredForms.CANCEL_MODE, e.mode());
            return new NewEntry(EntryKind.CANCEL, null, 0, e.message(), token, null, mode);
        }
        if (entry instanceof Entry.Retried e) {
            byte[] what = Json.encode(StoredForms.REASON, "retry");
            return new NewEntry(EntryKind.OPERATOR, null, 0, e.message(), token, null, what);
        }
        if (entry instanceof Entry.Parked e) {
            return NewEntry.of(EntryKind.PARKED, null, 0, Json.encode(StoredForms.REASON, e.reason()));
        }
        Entry.Ended e = (Entry.Ended) entry;
        return NewEntry.of(EntryKind.FINAL, null, 0, encode(endings, e.ending(), "the result"));
    }

    /**
     * A stored row as an entry; empty for rows that change no state (the start and claims).
     *
     * @throws DecodeException if its payload is not what this version stores; the message names the place, the workflow and the version
     * @throws UnknownNodeException if it names a node that this version does not have
     */
    public Optional<Entry> decode(JournalRow row) {
        try {
            return Optional.ofNullable(entry(row));
        } catch (DecodeException e) {
            String node = row.node() == null ? "" : "." + row.node();
            throw e.under("$.journal[" + row.seq() + "]" + node)
                    .withContext(
                            definition.version().workflow(),
                            definition.version().version());
        }
    }

    private @Nullable Entry entry(JournalRow row) {
        return switch (row.kind()) {
            case START, CLAIM, SEAL -> null;
            case ROUND, LOOP_ENDED, ASKED, SPAWNED, CHILD ->
                throw new IllegalStateException("no entry of kind " + row.kind() + " is written");
            case RESULT -> new Entry.Completed(node(row), row.attempt(), result(row));
            case FAILURE -> {
                StoredForms.Attempt attempt = Json.decode(StoredForms.ATTEMPT, payload(row));
                yield new Entry.AttemptFailed(
                        row.node(),
                        attempt.failure(),
                        attempt.admitted(),
                        attempt.retryAt().orElse(null));
            }
            case SKIP -> new Entry.Skipped(node(row), Json.decode(StoredForms.SKIP_REASON, payload(row)));
            case OPENED ->
                new Entry.Opened(
                        node(row),
                        Json.decode(StoredForms.OPENING, payload(row)).due().orElse(null));
            case SIGNAL ->
                new Entry.Signalled(node(row), row.message(), Json.decode(payloadCodec(node(row)), payload(row)));
            case TIMEOUT -> new Entry.TimedOut(node(row));
            case COMPENSATED -> new Entry.Compensated(node(row), row.attempt());
            case COMPENSATION_FAILED -> {
                StoredForms.Attempt attempt = Json.decode(StoredForms.ATTEMPT, payload(row));
                yield new Entry.CompensationFailed(
                        node(row), attempt.failure(), attempt.retryAt().orElse(null));
            }
            case CANCEL -> new Entry.Cancelled(row.message(), Json.decode(StoredForms.CANCEL_MODE, payload(row)));
            case OPERATOR -> new Entry.Retried(row.message());
            case PARKED -> new Entry.Parked(Json.decode(StoredForms.REASON, payload(row)));
            case FINAL -> new Entry.Ended(Json.decode(endings, payload(row)));
        };
    }

    private byte @Nullable [] result(Entry.Completed entry) {
        Optional<Codec<Object>> codec = node(entry.node()).result();
        return codec.isPresent() && entry.value() != null ? encode(codec.get(), entry.value(), entry.node()) : null;
    }

    private @Nullable Object result(JournalRow row) {
        Optional<Codec<Object>> codec = node(node(row)).result();
        return codec.isPresent() ? Json.decode(codec.get(), payload(row)) : null;
    }

    private <T> byte[] encode(Codec<T> codec, T value, String what) {
        try {
            return Json.encode(codec, value);
        } catch (EncodeException e) {
            throw e.under("$." + what)
                    .withContext(
                            definition.version().workflow(),
                            definition.version().version());
        }
    }

    @SuppressWarnings("unchecked") // the payloads of a wait are all of its own type
    private Codec<Object> payloadCodec(String node) {
        return (Codec<Object>) node(node).signal().orElseThrow().payload();
    }

    private NodeDefinition node(String name) {
        return definition.nodes().get(definition.indexOf(name));
    }

    private static String node(JournalRow row) {
        if (row.node() == null) {
            throw new IllegalStateException("entry " + row.seq() + " of kind " + row.kind() + " names no node");
        }
        return row.node();
    }

    private static byte[] payload(JournalRow row) {
        return row.payload() == null ? "null".getBytes(StandardCharsets.UTF_8) : row.payload();
    }

    private static NewEntry row(
            EntryKind kind,
            @Nullable String node,
            int attempt,
            @Nullable Instant startedAt,
            byte @Nullable [] payload) {
        return new NewEntry(kind, node, attempt, 0, 0, startedAt, payload);
    }
}
