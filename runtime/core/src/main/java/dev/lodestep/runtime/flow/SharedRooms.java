package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.machine.ConcurrencyDefinition;
import dev.lodestep.runtime.machine.RateDefinition;
import dev.lodestep.runtime.store.SharedLimits.Cap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The room that this worker has of limits that a store keeps for all its workers. */
final class SharedRooms implements Rooms {
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Runnable looked;

    /**
     * None yet.
     *
     * @param looked called under the lock when something may have to be said to the store; must not call back
     */
    SharedRooms(Runnable looked) {
        this.looked = looked;
    }

    Collection<Pool> pools() {
        return pools.values();
    }

    @Override
    public Room concurrency(String node, ConcurrencyDefinition limit) {
        Pool pool = pools.computeIfAbsent(
                "concurrency " + limit.key(),
                name -> new Pool(
                        name,
                        false,
                        caps -> Slots.describe(
                                limit.key(),
                                caps.stream().mapToInt(Cap::most).min().orElse(0))));
        Cap cap = Cap.atOnce(limit.limit());
        pool.caps().stream()
                .filter(other -> !other.equals(cap))
                .findFirst()
                .ifPresent(other -> LocalRooms.warnOfOther(limit.key(), other.most(), cap.most(), node));
        pool.add(cap);
        return pool;
    }

    @Override
    public Room rate(String node, Optional<RateDefinition> rate) {
        Pool pool = pools.computeIfAbsent(
                "rate " + node,
                name -> new Pool(
                        name,
                        true,
                        caps -> RateWindows.describe(caps.stream()
                                .map(cap -> new RateDefinition(cap.most(), cap.period()))
                                .toList())));
        rate.ifPresent(one -> pool.add(new Cap(one.attempts(), one.period())));
        return pool;
    }

    @Override
    public void waiting(Runnable othersTell) {
        pools.values().forEach(Pool::nobodyWaits);
        othersTell.run();
        looked.run();
    }
}
