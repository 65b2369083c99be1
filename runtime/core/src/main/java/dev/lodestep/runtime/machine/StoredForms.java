package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The JSON forms of what the runtime itself stores beside users' values. */
final class StoredForms {
    static final Codec<Failure> FAILURE = Codecs.record(
            "Failure",
            in -> new Failure(
                    in.<Failure.Kind>get(0),
                    in.<String>get(1),
                    in.<Integer>get(2),
                    in.<String>get(3),
                    in.<String>get(4),
                    in.<String>get(5)),
            Field.of("kind", Codecs.enumeration("Kind", Failure.Kind.values(), Failure.Kind::name), Failure::kind),
            Field.nullable("step", Codecs.STRING, Failure::step),
            Field.of("attempt", Codecs.INT, Failure::attempt),
            Field.of("type", Codecs.STRING, Failure::type),
            Field.of("message", Codecs.STRING, Failure::message),
            Field.of("trace", Codecs.STRING, Failure::trace));

    static final Codec<List<Failure>> FAILURES = Codecs.list(FAILURE);

    static final Codec<SkipReason> SKIP_REASON =
            Codecs.enumeration("SkipReason", SkipReason.values(), SkipReason::name);

    static final Codec<CancelMode> CANCEL_MODE =
            Codecs.enumeration("CancelMode", CancelMode.values(), CancelMode::name);

    /** The payload of a failed attempt. */
    record Attempt(Failure failure, boolean admitted, Optional<Instant> retryAt) {}

    static final Codec<Attempt> ATTEMPT = Codecs.record(
            "Attempt",
            in -> new Attempt(in.<Failure>get(0), in.<Boolean>get(1), in.<Optional<Instant>>get(2)),
            Field.of("failure", FAILURE, Attempt::failure),
            Field.of("admitted", Codecs.BOOLEAN, Attempt::admitted),
            Field.of("retryAt", Codecs.optional(Codecs.INSTANT), Attempt::retryAt));

    /** The payload of a wait that was opened. */
    record Opening(Optional<Instant> due) {}

    static final Codec<Opening> OPENING = Codecs.record(
            "Opening",
            in -> new Opening(in.<Optional<Instant>>get(0)),
            Field.of("due", Codecs.optional(Codecs.INSTANT), Opening::due));

    /** A payload of one text. */
    static final Codec<String> REASON =
            Codecs.record("Reason", in -> in.<String>get(0), Field.of("reason", Codecs.STRING, text -> text));

    private StoredForms() {}
}
