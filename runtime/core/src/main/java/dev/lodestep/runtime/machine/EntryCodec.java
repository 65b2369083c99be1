package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.Mapper;
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

    private final @Nullable Mapper mapper;

    /** The codec of a workflow's entries, with the default mapper. */
    public EntryCodec(WorkflowDefinition<?, ?> definition) {
        this(definition, null);
    }

    /** The codec of a workflow's entries, with the mapper for what databind covers; null: the default one. */
    public EntryCodec(WorkflowDefinition<?, ?> definition, @Nullable Mapper mapper) {
        this.definition = definition;
        this.mapper = mapper;
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
            return row(EntryKind.RESULT, e.place(), e.attempt(), startedAt, result(e));
        }
        if (entry instanceof Entry.AttemptFailed e) {
            return failure(EntryKind.FAILURE, e.place(), e.failure(), e.admitted(), e.retryAt(), null, startedAt);
        }
        if (entry instanceof Entry.Skipped e) {
            return about(EntryKind.SKIP, e.place(), Json.encode(StoredForms.SKIP_REASON, e.reason()));
        }
        if (entry instanceof Entry.Opened e) {
            var opening = new StoredForms.Opening(Optional.ofNullable(e.due()), Optional.empty());
            return about(EntryKind.OPENED, e.place(), Json.encode(StoredForms.OPENING, opening));
        }
        if (entry instanceof Entry.FannedOut e) {
            var opening = new StoredForms.Opening(Optional.empty(), Optional.of(e.elements()));
            return about(EntryKind.OPENED, e.place(), Json.encode(StoredForms.OPENING, opening));
        }
        if (entry instanceof Entry.Asked e) {
            byte[] question = encode(
                    new AskedCodec(node(e.place()), e.place()), e, e.place().toString());
            return row(EntryKind.ASKED, e.place(), e.attempt(), startedAt, question);
        }
        if (entry instanceof Entry.Signalled e) {
            byte[] payload =
                    encode(payloadCodec(e.place()), e.payload(), e.place().toString());
            return new NewEntry(EntryKind.SIGNAL, e.place().toString(), 0, e.message(), token, null, payload);
        }
        if (entry instanceof Entry.TimedOut e) {
            return about(EntryKind.TIMEOUT, e.place(), null);
        }
        if (entry instanceof Entry.Round e) {
            var round = new StoredForms.NextRound(e.round(), Optional.ofNullable(e.notBefore()));
            return NewEntry.of(EntryKind.ROUND, e.loop(), 0, Json.encode(StoredForms.ROUND, round));
        }
        if (entry instanceof Entry.LoopEnded e) {
            return NewEntry.of(EntryKind.LOOP_ENDED, e.loop(), 0, Json.encode(StoredForms.LOOP_END, e.why()));
        }
        if (entry instanceof Entry.LoopFailed e) {
            return failure(EntryKind.FAILURE, e.tail(), e.failure(), true, e.retryAt(), e.loop(), startedAt);
        }
        if (entry instanceof Entry.Spawned e) {
            return row(EntryKind.SPAWNED, e.place(), e.attempt(), startedAt, spawned(e.place(), e.attempt(), e));
        }
        if (entry instanceof Entry.UndoSpawned e) {
            return about(EntryKind.SPAWNED, e.place(), spawned(e.place(), 0, e));
        }
        if (entry instanceof Entry.ChildEnded e) {
            byte[] end = encode(
                    new ChildEndedCodec(node(e.place()), e.place(), e.message()),
                    e,
                    e.place().toString());
            return new NewEntry(EntryKind.CHILD, e.place().toString(), 0, e.message(), token, null, end);
        }
        if (entry instanceof Entry.Compensated e) {
            return row(EntryKind.COMPENSATED, e.place(), e.attempt(), startedAt, null);
        }
        if (entry instanceof Entry.CompensationFailed e) {
            return failure(EntryKind.COMPENSATION_FAILED, e.place(), e.failure(), true, e.retryAt(), null, startedAt);
        }
        if (entry instanceof Entry.Cancelled e) {
            byte[] mode = Json.encode(StoredForms.CANCEL_MODE, e.mode());
            return new NewEntry(EntryKind.CANCEL, null, 0, e.message(), token, null, mode);
        }
        if (entry instanceof Entry.ByOperator e) {
            Place place = place(e);
            return new NewEntry(
                    EntryKind.OPERATOR,
                    place == null ? null : place.toString(),
                    0,
                    e.message(),
                    token,
                    null,
                    decision(e));
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
     * @throws DecodeException if it is not what was written, or its payload is not what this version stores; the message names the place, the workflow and the version
     * @throws UnknownNodeException if it names a node that this version does not have
     */
    public Optional<Entry> decode(JournalRow row) {
        try {
            if (!row.isIntact()) {
                // Bytes that can be decoded all the same would mean something else than what was written.
                throw DecodeException.damaged(
                        "this " + row.kind()
                                + " is damaged, its checksum does not fit; restore the entry from a backup, then retry the run");
            }
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
            case ASKED ->
                Json.decode(new AskedCodec(node(place(row)), place(row)), payload(row), mapper)
                        .by(row.attempt());
            case SPAWNED ->
                Json.decode(new SpawnedCodec(node(place(row)), place(row), row.attempt()), payload(row), mapper);
            case CHILD ->
                Json.decode(new ChildEndedCodec(node(place(row)), place(row), row.message()), payload(row), mapper);
            case RESULT -> new Entry.Completed(place(row), row.attempt(), result(row));
            case FAILURE -> failure(row);
            case SKIP -> new Entry.Skipped(place(row), Json.decode(StoredForms.SKIP_REASON, payload(row)));
            case OPENED -> opening(row);
            case SIGNAL ->
                new Entry.Signalled(
                        place(row), row.message(), Json.decode(payloadCodec(place(row)), payload(row), mapper));
            case TIMEOUT -> new Entry.TimedOut(place(row));
            case ROUND -> {
                StoredForms.NextRound round = Json.decode(StoredForms.ROUND, payload(row));
                yield new Entry.Round(
                        place(row).node(), round.round(), round.notBefore().orElse(null));
            }
            case LOOP_ENDED -> new Entry.LoopEnded(place(row).node(), Json.decode(StoredForms.LOOP_END, payload(row)));
            case COMPENSATED -> new Entry.Compensated(place(row), row.attempt());
            case COMPENSATION_FAILED -> {
                StoredForms.Attempt attempt = Json.decode(StoredForms.ATTEMPT, payload(row));
                yield new Entry.CompensationFailed(
                        place(row), attempt.failure(), attempt.retryAt().orElse(null));
            }
            case CANCEL -> new Entry.Cancelled(row.message(), Json.decode(StoredForms.CANCEL_MODE, payload(row)));
            case OPERATOR -> decision(row.node(), row.message(), payload(row));
            case PARKED -> new Entry.Parked(Json.decode(StoredForms.REASON, payload(row)));
            case FINAL -> new Entry.Ended(Json.decode(endings, payload(row), mapper));
        };
    }

    /** What a decision of an operator is about; null: the run. */
    public static @Nullable Place place(Entry.ByOperator entry) {
        return entry instanceof Entry.Supplied supplied
                ? supplied.place()
                : entry instanceof Entry.SkippedByHand skipped ? skipped.place() : null;
    }

    /** The payload of a message that asks any run to pause. */
    public static byte[] pause(Note note) {
        return Json.encode(StoredForms.DECISION, new StoredForms.Decision("pause", note));
    }

    /** The payload of a message that asks any run to go on. */
    public static byte[] go(Note note) {
        return Json.encode(StoredForms.DECISION, new StoredForms.Decision("go", note));
    }

    /** A decision of an operator as the payload of a message; {@link EncodeException} if it holds what cannot be stored. */
    public byte[] decision(Entry.ByOperator entry) {
        Place place = place(entry);
        return encode(new OperatorCodec(definition, place, 0), entry, place == null ? "decision" : place.toString());
    }

    /**
     * The decision in a message.
     *
     * @param node what it is about, if it is about a node
     * @throws DecodeException if it is not one
     */
    public Entry.ByOperator decision(@Nullable String node, int message, byte[] payload) {
        Place place = node == null ? null : definition.place(node);
        return Json.decode(new OperatorCodec(definition, place, message), payload, mapper);
    }

    private Entry failure(JournalRow row) {
        StoredForms.Attempt attempt = Json.decode(StoredForms.ATTEMPT, payload(row));
        Instant retryAt = attempt.retryAt().orElse(null);
        return attempt.loop() != null
                ? new Entry.LoopFailed(attempt.loop(), place(row), attempt.failure(), retryAt)
                : new Entry.AttemptFailed(
                        row.node() == null ? null : place(row), attempt.failure(), attempt.admitted(), retryAt);
    }

    private Entry opening(JournalRow row) {
        StoredForms.Opening opening = Json.decode(StoredForms.OPENING, payload(row));
        return opening.elements().isPresent()
                ? new Entry.FannedOut(place(row), opening.elements().get())
                : new Entry.Opened(place(row), opening.due().orElse(null));
    }

    private byte[] spawned(Place place, int attempt, Entry entry) {
        return encode(new SpawnedCodec(node(place), place, attempt), entry, place.toString());
    }

    private byte @Nullable [] result(Entry.Completed entry) {
        Optional<Codec<Object>> codec = node(entry.place()).result();
        return codec.isPresent() && entry.value() != null
                ? encode(codec.get(), entry.value(), entry.place().toString())
                : null;
    }

    private @Nullable Object result(JournalRow row) {
        Optional<Codec<Object>> codec = node(place(row)).result();
        return codec.isPresent() ? Json.decode(codec.get(), payload(row), mapper) : null;
    }

    private <T> byte[] encode(Codec<T> codec, T value, String what) {
        try {
            return Json.encode(codec, value, mapper);
        } catch (EncodeException e) {
            throw e.under("$." + what)
                    .withContext(
                            definition.version().workflow(),
                            definition.version().version());
        }
    }

    @SuppressWarnings("unchecked") // the payloads of a wait are all of its own type
    private Codec<Object> payloadCodec(Place place) {
        return (Codec<Object>) node(place).signal().orElseThrow().payload();
    }

    private NodeDefinition node(Place place) {
        return definition.nodes().get(definition.indexOf(place.node()));
    }

    private Place place(JournalRow row) {
        if (row.node() == null) {
            throw new IllegalStateException("entry " + row.seq() + " of kind " + row.kind() + " names no node");
        }
        return definition.place(row.node());
    }

    private static byte[] payload(JournalRow row) {
        return row.payload() == null ? "null".getBytes(StandardCharsets.UTF_8) : row.payload();
    }

    private static NewEntry failure(
            EntryKind kind,
            @Nullable Place place,
            Failure failure,
            boolean admitted,
            @Nullable Instant retryAt,
            @Nullable String loop,
            @Nullable Instant startedAt) {
        var attempt = new StoredForms.Attempt(failure, admitted, Optional.ofNullable(retryAt), loop);
        return row(kind, place, failure.attempt(), startedAt, Json.encode(StoredForms.ATTEMPT, attempt));
    }

    private static NewEntry about(EntryKind kind, Place place, byte @Nullable [] payload) {
        return NewEntry.of(kind, place.toString(), 0, payload);
    }

    private static NewEntry row(
            EntryKind kind,
            @Nullable Place place,
            int attempt,
            @Nullable Instant startedAt,
            byte @Nullable [] payload) {
        return new NewEntry(kind, place == null ? null : place.toString(), attempt, 0, 0, startedAt, payload);
    }
}
