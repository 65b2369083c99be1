package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.AwaitTimeoutException;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineBusyException;
import dev.lodestep.runtime.EngineClosedException;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunCancelledException;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The engine on real threads")
class ThreadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0);
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0);

    private final Store store = Stores.inMemory();
    private final List<Engine> engines = new ArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);

    private Engine engine(EngineOptions options, Script.Machine... machines) {
        Engine engine = Engine.open(
                store,
                options.keepStoreOpen().pollInterval(Duration.ofMillis(10)).shutdownGrace(Duration.ofMillis(100)));
        engines.add(engine);
        for (Script.Machine machine : machines) {
            engine.register(machine);
        }
        return engine;
    }

    @AfterEach
    void close() {
        release.countDown();
        engines.forEach(Engine::close);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private Object block() throws InterruptedException {
        entered.countDown();
        assertThat(release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return "released";
    }

    private Object blockStubbornly() {
        entered.countDown();
        boolean released = false;
        while (!released) {
            try {
                released = release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException ignored) {
                // that is the point
            }
        }
        return "at last";
    }

    private static Script.Machine single(RetryPolicy retry, Script.Body body) {
        return Script.named("single")
                .node(step("a").returns(Codecs.STRING).retry(retry), body)
                .resultOf("a")
                .machine();
    }

    @Test
    @DisplayName("interrupts an attempt at its timeout, and tries again")
    void timeout() {
        Script.Machine machine = Script.named("single")
                .node(
                        step("a").returns(Codecs.STRING).retry(TWICE).timeout(Duration.ofMillis(50)),
                        in -> in.step().attempt() == 1 ? block() : "second")
                .resultOf("a")
                .machine();
        assertThat(engine(EngineOptions.defaults(), machine)
                        .start(machine.definition(), "r", "x")
                        .await(PATIENCE))
                .isEqualTo("second");
    }

    @Test
    @DisplayName("drops what a method gives after its timeout, which it ignored, and says meanwhile that it does")
    void ignoresTimeout() {
        Script.Machine machine = Script.named("single")
                .node(
                        step("a").returns(Codecs.STRING).retry(ONCE).timeout(Duration.ofMillis(1)),
                        in -> blockStubbornly())
                .machine();
        Engine engine = engine(EngineOptions.defaults(), machine);
        var run = engine.start(machine.definition(), "r", "x");
        assertThatThrownBy(() -> run.await(Duration.ofMillis(200)))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasMessageContaining("past its timeout; it does not react to the interrupt");
        release.countDown();
        assertThatThrownBy(() -> run.await(PATIENCE))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("not done within its @Timeout");
    }

    @Test
    @DisplayName("goes on from step to step, which one thread executes and writes, without a deeper stack each time")
    void depth() {
        List<Integer> depths = Collections.synchronizedList(new ArrayList<>());
        Script script = Script.named("chain");
        String before = null;
        for (int i = 0; i < 50; i++) {
            var node = step("s" + i);
            script.node(before == null ? node : node.follows(before), in -> {
                depths.add(Thread.currentThread().getStackTrace().length);
                return null;
            });
            before = "s" + i;
        }
        Script.Machine machine = script.machine();
        engine(EngineOptions.defaults(), machine)
                .start(machine.definition(), "r", "x")
                .await(PATIENCE);

        assertThat(depths).hasSize(50);
        assertThat(Collections.max(depths) - Collections.min(depths)).isLessThan(50);
    }

    @Test
    @DisplayName("lets no interrupt leak into the next attempt on the same thread")
    void noLeaks() {
        AtomicBoolean leaked = new AtomicBoolean();
        Script script = Script.named("chain");
        String before = null;
        for (int i = 0; i < 20; i++) {
            var node = step("s" + i);
            script.node(before == null ? node : node.follows(before), in -> {
                leaked.compareAndSet(false, Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
                return null;
            });
            before = "s" + i;
        }
        Script.Machine machine = script.machine();
        engine(EngineOptions.defaults().stepThreads(1), machine)
                .start(machine.definition(), "r", "x")
                .await(PATIENCE);
        assertThat(leaked).isFalse();
    }

    @Test
    @DisplayName("cancels a run whose step is blocked: it is interrupted, and the caller hears of it")
    void cancel() throws InterruptedException {
        Script.Machine machine = single(ONCE, in -> block());
        Engine engine = engine(EngineOptions.defaults(), machine);
        var run = engine.start(machine.definition(), "r", "x");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        engine.cancel("r", CancelMode.COMPENSATE);
        assertThatThrownBy(() -> run.await(PATIENCE)).isInstanceOf(RunCancelledException.class);
        assertThatThrownBy(() -> engine.cancel("nobody", CancelMode.STOP)).isInstanceOf(UnknownRunException.class);
    }

    @Test
    @DisplayName(
            "interrupts at the end of the grace time, records that as no failure, and another engine goes on at once")
    void shutdown() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        Script.Machine machine = single(ONCE, in -> attempts.incrementAndGet() == 1 ? block() : "elsewhere");
        Engine first = engine(EngineOptions.defaults(), machine);
        first.start(machine.definition(), "r", "x");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        first.close();
        assertThat(store.find("r").orElseThrow().owner()).isZero();
        Engine second = engine(EngineOptions.defaults().lease(Duration.ofHours(1)), machine);
        assertThat(second.run(machine.definition(), "r").await(PATIENCE)).isEqualTo("elsewhere");
        assertThat(second.journal("r")).noneMatch(record -> record.kind().name().equals("FAILURE"));
        assertThatThrownBy(() -> first.start(machine.definition(), "s", "x")).isInstanceOf(EngineClosedException.class);
        assertThatThrownBy(() -> first.find("r")).isInstanceOf(EngineClosedException.class);
    }

    @Test
    @DisplayName("leaves a step behind that ignores the interrupt of a shutdown; its result changes nothing")
    void stubbornShutdown() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        Script.Machine machine = single(ONCE, in -> attempts.incrementAndGet() == 1 ? blockStubbornly() : "elsewhere");
        Engine first = engine(EngineOptions.defaults(), machine);
        first.start(machine.definition(), "r", "x");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        first.close();
        Engine second = engine(EngineOptions.defaults().lease(Duration.ofHours(1)), machine);
        assertThat(second.run(machine.definition(), "r").await(PATIENCE)).isEqualTo("elsewhere");
        release.countDown();
        assertThat(second.run(machine.definition(), "r").await(PATIENCE)).isEqualTo("elsewhere");
    }

    @Test
    @DisplayName("holds starts back when it is full: it rejects, or waits for room")
    void backPressure() throws InterruptedException {
        Script.Machine machine = single(ONCE, in -> block());
        Engine rejecting = engine(EngineOptions.defaults().maxInFlight(1).rejectWhenFull(), machine);
        rejecting.start(machine.definition(), "r", "x");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> rejecting.start(machine.definition(), "s", "x"))
                .isInstanceOf(EngineBusyException.class)
                .hasMessageContaining("maxInFlight");
        release.countDown();
        rejecting.run(machine.definition(), "r").await(PATIENCE);

        Engine blocking = engine(EngineOptions.defaults().maxInFlight(2), machine);
        for (int i = 0; i < 50; i++) {
            blocking.start(machine.definition(), "b" + i, "x");
        }
        for (int i = 0; i < 50; i++) {
            assertThat(blocking.run(machine.definition(), "b" + i).await(PATIENCE))
                    .isEqualTo("released");
        }
    }

    @Test
    @DisplayName("is not held up by a result method that blocks: other runs go on, and this one can be cancelled")
    void blockingResult() throws InterruptedException {
        Script.Machine stuck = Script.named("stuck")
                .node(step("a").returns(Codecs.STRING), in -> "a")
                .result(in -> block(), from("a"))
                .machine();
        Script.Machine quick = single(ONCE, in -> "quick");
        Engine engine = engine(EngineOptions.defaults().lease(Duration.ofMillis(300)), stuck, quick);
        var run = engine.start(stuck.definition(), "stuck", "x");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(engine.start(quick.definition(), "q" + i, "x").await(PATIENCE))
                    .isEqualTo("quick");
        }
        assertThat(engine.whyNotRunning("stuck")).contains("the result method");
        engine.cancel("stuck", CancelMode.STOP);
        assertThatThrownBy(() -> run.await(PATIENCE)).isInstanceOf(RunCancelledException.class);
    }

    @Test
    @DisplayName("waits as long as its caller likes, also for ever")
    void awaitForEver() {
        Script.Machine machine = single(ONCE, in -> "done");
        Engine engine = engine(EngineOptions.defaults(), machine);
        assertThat(engine.start(machine.definition(), "r", "x").await(Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo("done");
        assertThat(engine.run(machine.definition(), "r").status()).isEqualTo(RunStatus.COMPLETED);
    }
}
