package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.example.OrderFulfilment;
import dev.lodestep.runtime.example.OrderFulfilment.Item;
import dev.lodestep.runtime.example.OrderFulfilment.ManagerAnswer;
import dev.lodestep.runtime.example.OrderFulfilment.OrderRequest;
import dev.lodestep.runtime.example.OrderFulfilmentClient;
import dev.lodestep.runtime.example.OrderFulfilmentCodec;
import dev.lodestep.runtime.example.OrderFulfilmentMachine;
import dev.lodestep.runtime.example.RecordingServices;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A crash at any write to the store")
@ParameterizedClass
@EnumSource(Memory.class)
class CrashSweepTest {
    private static final OrderRequest ORDER =
            new OrderRequest("ann", List.of(new Item("book", 2)), Optional.of("ann@example.org"));
    private final Memory memory;

    CrashSweepTest(Memory memory) {
        this.memory = memory;
    }

    /** What a whole run gave: its journal without claims, and the effects that were seen. */
    private record History(List<String> recorded, List<String> effects, RunStatus status) {}

    @ParameterizedTest(name = "approved {0}, {1} failed charges, {2} the write takes effect")
    @CsvSource({"true,0,BEFORE", "true,0,AFTER", "true,2,BEFORE", "true,2,AFTER", "false,0,BEFORE", "false,1,AFTER"})
    @DisplayName("gives the same results, records nothing twice, and starts no recorded step again")
    void sweep(boolean approved, int failures, Fault crash) {
        History undisturbed = history(approved, failures, Integer.MAX_VALUE, crash);
        int write = 0;
        boolean crashed = true;
        while (crashed) {
            int[] writes = new int[1];
            History history = history(approved, failures, write, crash, writes);
            assertThat(history.recorded()).as("crash at write %s", write).isEqualTo(undisturbed.recorded());
            assertThat(history.status()).isEqualTo(undisturbed.status());
            assertThat(List.copyOf(new LinkedHashSet<>(history.effects())))
                    .as("crash at write %s", write)
                    .isEqualTo(List.copyOf(new LinkedHashSet<>(undisturbed.effects())));
            assertThat(history.effects().size() - undisturbed.effects().size())
                    .as("at most the step whose result the crash kept from the store is made again, at write %s", write)
                    .isBetween(0, crash == Fault.AFTER ? 0 : 1);
            crashed = writes[0] > write;
            write++;
        }
        assertThat(write).isGreaterThan(5);
    }

    private History history(boolean approved, int failures, int crashAt, Fault crash) {
        return history(approved, failures, crashAt, crash, new int[1]);
    }

    private History history(boolean approved, int failures, int crashAt, Fault crash, int[] writes) {
        Scene scene = Scene.orderly(memory);
        RecordingServices services = new RecordingServices();
        services.onCharge = call -> {
            if (scene.recorded("r").stream().filter("FAILURE charge"::equals).count() < failures) {
                throw new IllegalArgumentException("the bank is down");
            }
        };
        Supplier<OrderFulfilmentMachine> machine = () -> OrderFulfilmentMachine.of(new OrderFulfilment(services));
        Worker[] worker = new Worker[1];
        worker[0] = scene.worker(EngineOptions::keepStoreOpen, machine.get());
        scene.faults = (operation, arguments) -> {
            if (operation.equals("write") && writes[0]++ == crashAt) {
                worker[0].process().kill();
                return crash;
            }
            return Fault.NONE;
        };
        // the client answers what it is asked, again and again until it has an answer, as clients do
        worker[0] = started(scene, worker[0], machine);
        byte[] answer = Json.encode(OrderFulfilmentCodec.MANAGER_ANSWER, new ManagerAnswer("bob", approved));
        boolean answered = false;
        for (int second = 0; second < 3000 && !ended(scene); second++) {
            scene.world.run(Duration.ofMillis(100));
            if (second % 300 == 299) {
                worker[0] = scene.worker(EngineOptions::keepStoreOpen, machine.get());
            }
            if (!answered && scene.store.find("r").orElseThrow().waits().contains("approval")) {
                worker[0].engine().signal(OrderFulfilmentMachine.DEFINITION, "r", "approval", "bob", answer);
                answered = true;
            }
        }
        return new History(scene.recorded("r"), List.copyOf(services.effects), worker[0].status("r"));
    }

    private static Worker started(Scene scene, Worker first, Supplier<OrderFulfilmentMachine> machine) {
        Worker worker = first;
        while (scene.store.find("r").isEmpty()) {
            try {
                OrderFulfilmentClient.connect(worker.engine()).start("r", ORDER);
            } catch (StoreUnavailableException crashed) {
                worker = scene.worker(EngineOptions::keepStoreOpen, machine.get());
            }
        }
        return worker;
    }

    private static boolean ended(Scene scene) {
        return scene.store.find("r").orElseThrow().status().isFinal();
    }
}
