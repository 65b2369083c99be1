package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** A workflow's definition with the codecs of what is stored of its runs. */
record RunCodecs(
        WorkflowDefinition<?, ?> definition,
        StateCodec states,
        EntryCodec entries,
        @Nullable Mapper mapper) {
    static RunCodecs of(WorkflowDefinition<?, ?> definition, @Nullable Mapper mapper) {
        return new RunCodecs(
                definition, new StateCodec(definition, mapper), new EntryCodec(definition, mapper), mapper);
    }

    /** The value of a payload, such as the input or a signal's. */
    <T> T decode(Codec<T> codec, byte[] json) {
        return Json.decode(codec, json, mapper);
    }
}
