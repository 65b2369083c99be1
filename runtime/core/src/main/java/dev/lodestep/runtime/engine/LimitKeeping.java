package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.flow.FlowControl;
import dev.lodestep.runtime.flow.SharedFlow;
import dev.lodestep.runtime.store.SharedLimits;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the limits of nodes: where the store can, over all its workers, by a loop that asks it for permits and survives whatever happens; else
 * in this engine alone.
 *
 * @param control what says when attempts may begin
 * @param stopping ends the loop, if there is one
 */
record LimitKeeping(FlowControl control, Runnable stopping) {
    static LimitKeeping of(Store store, Environment environment, EngineOptions options, LongSupplier worker) {
        Optional<SharedLimits> shared = store.limits();
        return shared.isPresent()
                ? shared(shared.get(), environment, options, worker)
                : new LimitKeeping(FlowControl.local(environment), () -> {});
    }

    private static LimitKeeping shared(
            SharedLimits limits, Environment environment, EngineOptions options, LongSupplier worker) {
        Exchange exchange = new Exchange(limits, environment, options, worker);
        return new LimitKeeping(exchange.flow, exchange.loop::stop);
    }

    void stop() {
        stopping.run();
    }

    /** The flow and the loop, which know each other. */
    private static final class Exchange {
        private final Loop loop;
        private final SharedFlow flow;

        Exchange(SharedLimits limits, Environment environment, EngineOptions options, LongSupplier worker) {
            loop = new Loop("asking for room under limits", environment, options.pollInterval(), this::round);
            flow = new SharedFlow(environment, limits, worker, loop::hurry);
        }

        private Duration round() {
            return flow.exchange();
        }
    }
}
