package dev.lodestep.runtime;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.store.WorkflowVersion;
import org.jspecify.annotations.Nullable;

/** What a caller sends with a signal, as JSON; what cannot be sent is refused before anything happens. */
final class SignalPayload {
    private SignalPayload() {}

    /**
     * A payload as UTF-8 JSON.
     *
     * @throws EncodeException if it is null, or holds what cannot be stored; the message names the signal and the workflow
     */
    static <P> byte[] encode(
            WorkflowVersion workflow, String signal, Codec<P> codec, P payload, @Nullable Mapper mapper) {
        try {
            return Json.encode(codec, payload, mapper);
        } catch (EncodeException e) {
            throw e.withContext("the payload of signal '" + signal + "' of " + workflow.workflow(), workflow.version());
        }
    }
}
