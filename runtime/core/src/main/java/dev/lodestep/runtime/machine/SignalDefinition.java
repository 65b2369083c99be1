package dev.lodestep.runtime.machine;

import dev.lodestep.runtime.codec.Codec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a wait waits for.
 *
 * @param name the signal's name
 * @param payload how its payload is stored
 * @param timeout how long it waits; null: for ever
 * @param buffered whether a signal that comes while no wait is open for it is kept for the next one
 */
public record SignalDefinition(
        String name, Codec<?> payload, @Nullable Duration timeout, boolean buffered) {
    SignalDefinition unbuffered() {
        return new SignalDefinition(name, payload, timeout, false);
    }
}
