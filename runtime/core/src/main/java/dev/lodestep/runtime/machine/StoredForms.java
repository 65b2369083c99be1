package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    static final Codec<List<Integer>> NUMBERS = Codecs.list(Codecs.INT);

    static final Codec<SkipReason> SKIP_REASON =
            Codecs.enumeration("SkipReason", SkipReason.values(), SkipReason::name);

    static final Codec<CancelMode> CANCEL_MODE =
            Codecs.enumeration("CancelMode", CancelMode.values(), CancelMode::name);

    static final Codec<LoopEnd> LOOP_END = Codecs.enumeration("LoopEnd", LoopEnd.values(), LoopEnd::name);

    /** The payload of a failed attempt; with the loop's header, where it was to ask whether the loop is over. */
    record Attempt(
            Failure failure,
            boolean admitted,
            Optional<Instant> retryAt,
            @Nullable String loop) {}

    static final Codec<Attempt> ATTEMPT = Codecs.record(
            "Attempt",
            in -> new Attempt(in.<Failure>get(0), in.<Boolean>get(1), in.<Optional<Instant>>get(2), in.<String>get(3)),
            Field.of("failure", FAILURE, Attempt::failure),
            Field.of("admitted", Codecs.BOOLEAN, Attempt::admitted),
            Field.of("retryAt", Codecs.optional(Codecs.INSTANT), Attempt::retryAt),
            Field.nullable("loop", Codecs.STRING, Attempt::loop));

    /** The payload of what was reached: until when it waits, or how many elements it has. */
    record Opening(Optional<Instant> due, Optional<Integer> elements) {}

    static final Codec<Opening> OPENING = Codecs.record(
            "Opening",
            in -> new Opening(in.<Optional<Instant>>get(0), in.<Optional<Integer>>get(1)),
            Field.of("due", Codecs.optional(Codecs.INSTANT), Opening::due),
            Field.of("elements", Codecs.optional(Codecs.INT), Opening::elements));

    /** The payload of a loop's round. */
    record NextRound(int round, Optional<Instant> notBefore) {}

    static final Codec<NextRound> ROUND = Codecs.record(
            "Round",
            in -> new NextRound(in.<Integer>get(0), in.<Optional<Instant>>get(1)),
            Field.of("round", Codecs.INT, NextRound::round),
            Field.of("notBefore", Codecs.optional(Codecs.INSTANT), NextRound::notBefore));

    /** A loop in a checkpoint. */
    static final Codec<LoopState> LOOP = Codecs.record(
            "Loop",
            in -> new LoopState(
                    in.<Integer>get(0),
                    in.<Boolean>get(1),
                    in.<Optional<Instant>>get(2).orElse(null),
                    in.<Integer>get(3),
                    in.<Optional<Instant>>get(4).orElse(null)),
            Field.of("round", Codecs.INT, LoopState::round),
            Field.orZero("ended", Codecs.BOOLEAN, LoopState::ended),
            Field.of("notBefore", Codecs.optional(Codecs.INSTANT), loop -> Optional.ofNullable(loop.notBefore())),
            Field.orZero("failedAttempts", Codecs.INT, LoopState::failedAttempts),
            Field.of("due", Codecs.optional(Codecs.INSTANT), loop -> Optional.ofNullable(loop.due())));

    /** A decision about a run, as {@link OperatorCodec} reads it. */
    record Decision(String what, Note note) {}

    static final Codec<Decision> DECISION = Codecs.record(
            "Decision",
            in -> new Decision(in.<String>get(0), new Note(in.<String>get(1), in.<String>get(2))),
            Field.of("what", Codecs.STRING, Decision::what),
            Field.nullable("by", Codecs.STRING, decision -> decision.note().by()),
            Field.nullable("why", Codecs.STRING, decision -> decision.note().why()));

    /** A payload of one text. */
    static final Codec<String> REASON =
            Codecs.record("Reason", in -> in.<String>get(0), Field.of("reason", Codecs.STRING, text -> text));

    private StoredForms() {}
}
