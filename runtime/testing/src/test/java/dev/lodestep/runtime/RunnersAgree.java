package dev.lodestep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.example.OrderFulfilment;
import dev.lodestep.runtime.example.OrderFulfilment.Item;
import dev.lodestep.runtime.example.OrderFulfilment.ManagerAnswer;
import dev.lodestep.runtime.example.OrderFulfilment.OrderRequest;
import dev.lodestep.runtime.example.OrderFulfilmentClient;
import dev.lodestep.runtime.example.OrderFulfilmentMachine;
import dev.lodestep.runtime.example.RecordingServices;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plain runner and the engine tell the same events in the same order for the same workflow, whatever the store; one subclass for each. */
public abstract class RunnersAgree {
    /** An empty store. */
    protected abstract Store store() throws Exception;

    static Stream<Arguments> scenarios() {
        IntConsumer nothing = call -> {};
        IntConsumer declined = call -> {
            throw new IllegalStateException("declined");
        };
        IntConsumer flaky = call -> {
            if (call < 3) {
                throw new IllegalArgumentException("down");
            }
        };
        return Stream.of(
                Arguments.of("approved", true, true, nothing),
                Arguments.of("approved without mail", true, false, nothing),
                Arguments.of("rejected", false, true, nothing),
                Arguments.of("declined", true, true, declined),
                Arguments.of("charged at the third attempt", true, true, flaky));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    @DisplayName("The plain runner and the engine agree on every event")
    void agree(String name, boolean approved, boolean mail, IntConsumer onCharge) throws Exception {
        OrderRequest order = new OrderRequest(
                "ann", List.of(new Item("book", 2)), mail ? Optional.of("ann@example.org") : Optional.empty());
        assertThat(onEngine(order, approved, onCharge)).isEqualTo(plainly(order, approved, onCharge));
    }

    private static List<String> plainly(OrderRequest order, boolean approved, IntConsumer onCharge) {
        RecordingServices services = new RecordingServices();
        services.onCharge = onCharge;
        OrderFulfilmentMachine machine = OrderFulfilmentMachine.of(new OrderFulfilment(services));
        List<String> events = new ArrayList<>();
        machine.listener(event -> note(events, event));
        Outcome<Void> outcome = machine.run(order);
        while (outcome instanceof Outcome.Paused) {
            Snapshot snapshot = outcome.snapshot();
            outcome = snapshot.waitsFor().isEmpty()
                    ? machine.resume(snapshot).onTime(snapshot.due().orElseThrow())
                    : machine.resume(snapshot).approval(new ManagerAnswer("bob", approved));
        }
        return events;
    }

    private List<String> onEngine(OrderRequest order, boolean approved, IntConsumer onCharge) throws Exception {
        RecordingServices services = new RecordingServices();
        services.onCharge = onCharge;
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        try (Engine engine = Engine.open(
                store(),
                EngineOptions.defaults().pollInterval(Duration.ofMillis(10)).listener(event -> {
                    note(events, event);
                    if (event instanceof RunEvent.RunEnded) {
                        ended.countDown();
                    }
                }))) {
            OrderFulfilmentClient client = OrderFulfilmentClient.register(engine, new OrderFulfilment(services));
            client.start("r", order);
            client.resume("r").approval(new ManagerAnswer("bob", approved));
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
        return events;
    }

    /** Whether a run is kept in memory over a pause, or given up and claimed again, is the engine's own business. */
    private static void note(List<String> events, RunEvent event) {
        if (!(event instanceof RunEvent.RunWaiting) && !(event instanceof RunEvent.RunResumed)) {
            events.add(event.toString().replace(event.runId(), "r").replaceAll("Instant|Optional.*|trace=(?s).*", ""));
        }
    }
}
