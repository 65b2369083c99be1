package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.InvalidIdException;
import dev.lodestep.runtime.PayloadTooLargeException;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.store.NewEntry;
import java.util.Objects;

/** The sizes and texts that the engine accepts; checked before anything is written, so that no store ever has to refuse a batch. */
final class Limits {
    private static final int MAX_ID = 255;

    private final EngineOptions options;

    Limits(EngineOptions options) {
        this.options = options;
    }

    /** {@link PayloadTooLargeException} if a result is larger than the limit. */
    void payload(Entry entry, NewEntry row) {
        if (entry instanceof Entry.Completed completed && row.payload() != null) {
            check(
                    "the result of '" + completed.place() + "'",
                    row.payload(),
                    options.maxPayloadBytes(),
                    "maxPayloadBytes");
        } else if (entry instanceof Entry.Ended ended
                && ended.ending() instanceof Ending.Completed
                && row.payload() != null) {
            // why a run failed is kept however long it is: what is no result must not keep the run from its end
            check("the workflow's result", row.payload(), options.maxPayloadBytes(), "maxPayloadBytes");
        }
    }

    void result(Place place, byte[] json) {
        check("the result for '" + place + "'", json, options.maxPayloadBytes(), "maxPayloadBytes");
    }

    void input(byte[] json) {
        check("the input", json, options.maxPayloadBytes(), "maxPayloadBytes");
    }

    void signal(String name, byte[] json) {
        check("the payload of signal '" + name + "'", json, options.maxSignalBytes(), "maxSignalBytes");
    }

    /** {@link InvalidIdException} if a store could not hold the id. */
    void id(String what, String id) {
        Objects.requireNonNull(id, () -> what + " is null");
        if (id.isEmpty()) {
            throw new InvalidIdException(what + " is empty");
        }
        if (id.length() > MAX_ID) {
            throw new InvalidIdException(what + " has " + id.length() + " characters; at most " + MAX_ID
                    + " are possible: use a digest of it");
        }
        for (int at = 0; at < id.length(); at++) {
            char c = id.charAt(at);
            if (Character.isHighSurrogate(c) && at + 1 < id.length() && Character.isLowSurrogate(id.charAt(at + 1))) {
                at++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw new InvalidIdException(what + " has a " + (c == 0 ? "NUL" : "lone surrogate") + " at index " + at
                        + ", which stores cannot hold");
            }
        }
    }

    private static void check(String what, byte[] json, int limit, String option) {
        if (json.length > limit) {
            throw new PayloadTooLargeException(what + " has " + json.length + " bytes as JSON; at most " + limit
                    + " are stored. Keep large data elsewhere and pass a reference, or raise EngineOptions." + option);
        }
    }
}
