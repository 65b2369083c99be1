package dev.lodestep.testing;

import dev.lodestep.testing.simulation.Calling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the services of a test did to the world outside: the stand-in of a bank notes {@code effects.happened("charge", key)} where the bank
 * would have moved money. An effect with a key is one effect, however often it is asked for, as with a service that recognises repeated
 * requests by {@code StepContext.idempotencyKey()}; one without a key happens each time.
 */
public final class Effects {
    private final List<Effect> all = new ArrayList<>();

    /**
     * Something that happened.
     *
     * @param what what it was, such as {@code charge}
     * @param key by what the service recognises a repeated request; empty: not at all
     * @param place the node whose method did it, {@code node#element~round}, with {@code /undo} behind it for a compensation; empty if it was
     *     done on a thread of another's
     */
    public record Effect(String what, Optional<String> key, Optional<String> place) {
        @Override
        public String toString() {
            return what + key.map(" with key "::concat).orElse("");
        }
    }

    /** None yet. */
    public Effects() {}

    /** Notes an effect that happens each time. */
    public void happened(String what) {
        note(new Effect(what, Optional.empty(), Calling.place()));
    }

    /** Notes an effect that happens once for its key. */
    public void happened(String what, String key) {
        note(new Effect(what, Optional.of(key), Calling.place()));
    }

    private synchronized void note(Effect effect) {
        all.add(effect);
    }

    /** All that was asked for, in order, repeated requests included. */
    public synchronized List<Effect> requests() {
        return List.copyOf(all);
    }

    /** How often something happened: requests with the same key count once. */
    public synchronized long count(String what) {
        List<Effect> of =
                all.stream().filter(effect -> effect.what().equals(what)).toList();
        long keys =
                of.stream().flatMap(effect -> effect.key().stream()).distinct().count();
        return keys + of.stream().filter(effect -> effect.key().isEmpty()).count();
    }
}
