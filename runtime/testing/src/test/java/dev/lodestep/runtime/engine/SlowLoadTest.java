package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.simulation.FaultyStore;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Reading what was claimed takes longer than a worker needs to look twice for runs that it owns and does not execute. */
class SlowLoadTest {
    private static final int LOOKS = 4;

    @Test
    void a_run_that_is_being_read_is_not_claimed_once_more() {
        Store store = Stores.inMemory();
        Semaphore looks = new Semaphore(0);
        Set<String> called = ConcurrentHashMap.newKeySet();
        Store slow = FaultyStore.over(store, true, (operation, arguments) -> {
            called.add(operation);
            if (operation.equals("owned")) {
                looks.release();
            } else if (operation.equals("load")) {
                looks.drainPermits();
                looks.acquireUninterruptibly(LOOKS);
            }
            return Fault.NONE;
        });
        Script.Machine machine =
                Script.named("read slowly").node(step("a"), in -> null).machine();
        EngineOptions options = EngineOptions.defaults().pollInterval(Duration.ofMillis(5));
        try (Engine client = Engine.open(store, options.clientOnly().keepStoreOpen());
                Engine engine = Engine.open(slow, options.lease(Duration.ofMillis(600)))) {
            engine.register(machine);
            client.start(machine.definition(), "r", "x").await(Duration.ofMinutes(1));

            assertThat(client.journal("r"))
                    .extracting(entry -> entry.kind())
                    .containsExactly(EntryKind.START, EntryKind.CLAIM, EntryKind.RESULT, EntryKind.FINAL);
        }
        assertThat(called).contains("load").doesNotContain("reclaim");
    }
}
