/**
 * Codecs: how values become JSON bytes and values again, without reflection and in a closed world.
 *
 * <p>Generated code builds one {@link dev.lodestep.runtime.codec.Codec Codec} for each persisted type from the pieces in
 * {@link dev.lodestep.runtime.codec.Codecs Codecs}; users write their own with {@link dev.lodestep.runtime.codec.JsonOut JsonOut} and
 * {@link dev.lodestep.runtime.codec.JsonIn JsonIn}; {@link dev.lodestep.runtime.codec.Json Json} turns a value into bytes and back. The
 * same value gives the same bytes in every JVM, what cannot be read names the place in the data, and no class name is ever read from data.
 *
 * <p>What a checkpoint, a journal row or a graph document holds is not decided here, nor where bytes are kept.
 */
@NullMarked
package dev.lodestep.runtime.codec;

import org.jspecify.annotations.NullMarked;
