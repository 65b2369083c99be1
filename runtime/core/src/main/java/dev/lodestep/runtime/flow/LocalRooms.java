package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.machine.ConcurrencyDefinition;
import dev.lodestep.runtime.machine.RateDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that one engine has for itself, kept in its memory. */
final class LocalRooms implements Rooms {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRooms.class);

    private final Map<String, Slots> slots = new HashMap<>();
    private final Map<String, RateWindows> rates = new HashMap<>();

    @Override
    public Room concurrency(String node, ConcurrencyDefinition limit) {
        Slots shared = slots.computeIfAbsent(limit.key(), key -> new Slots(key, limit.limit()));
        if (shared.limit() != limit.limit()) {
            warnOfOther(limit.key(), shared.limit(), limit.limit(), node);
            shared.lower(Math.min(shared.limit(), limit.limit()));
        }
        return shared;
    }

    static void warnOfOther(String key, int elsewhere, int here, String node) {
        LOG.warn(
                "@Concurrency '{}' is {} elsewhere and {} at {}; {} holds for all",
                key,
                elsewhere,
                here,
                node,
                Math.min(elsewhere, here));
    }

    @Override
    public Room rate(String node, Optional<RateDefinition> rate) {
        RateWindows windows = rates.computeIfAbsent(node, key -> new RateWindows());
        rate.ifPresent(windows::add);
        return windows;
    }
}
