package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Field;
import dev.lodestep.runtime.codec.Json;

/**
 * What a run starts from that undoes another one; it stands where other runs have their input.
 *
 * @param undoes the id of the run whose recorded state it takes over
 * @param because what the compensations are told
 */
public record UndoStart(String undoes, Failure because) {
    private static final Codec<UndoStart> CODEC = Codecs.record(
            "UndoStart",
            in -> new UndoStart(in.<String>get(0), in.<Failure>get(1)),
            Field.of("undoes", Codecs.STRING, UndoStart::undoes),
            Field.of("because", StoredForms.FAILURE, UndoStart::because));

    /** As it is stored. */
    public byte[] encode() {
        return Json.encode(CODEC, this);
    }

    /** What is stored; {@link dev.lodestep.runtime.codec.DecodeException} if it is not one. */
    public static UndoStart decode(byte[] json) {
        return Json.decode(CODEC, json);
    }
}
