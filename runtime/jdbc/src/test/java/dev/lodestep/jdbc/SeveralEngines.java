package dev.lodestep.jdbc;

import static dev.lodestep.runtime.machine.Binding.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.SharedLimits.Ask;
import dev.lodestep.runtime.store.SharedLimits.Cap;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three engines, each with a store of its own, on one database: limits hold for all of them, and nobody is left out. */
abstract class SeveralEngines {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Queue<String> began = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Opens one more store on the database of this test. */
    abstract Store another();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    /** A step that is counted from its beginning to its end, and takes some milliseconds without a thread. */
    private final class Work extends WorkflowMachine<String, String> {
        Work(String name, int priority, NodeDefinition node) {
            super(WorkflowDefinition.<String, String>of(name, 1, "x")
                    .input(Codecs.STRING)
                    .priority(priority)
                    .node(node.takes(input()).returns(Codecs.STRING))
                    .resultOf(Codecs.STRING, node.name())
                    .build());
        }

        @Override
        public @Nullable Object invoke(String node, Arguments in) {
            began.add(in.step().runId());
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(
                    () -> {
                        running.decrementAndGet();
                        return "done";
                    },
                    CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
        }
    }

    private Engine engine(UnaryOperator<EngineOptions> options) {
        Engine engine = Engine.open(another(), options.apply(EngineOptions.defaults()));
        opened.add(engine);
        return engine;
    }

    private static NodeDefinition limited(int limit) {
        return NodeDefinition.step("work").concurrency("machines", limit);
    }

    private List<Run<String>> start(Engine engine, Work work, String prefix, int runs) {
        List<Run<String>> started = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            started.add(engine.start(work.definition(), prefix + i, "x"));
        }
        return started;
    }

    private static void allEnd(List<Run<String>> runs) {
        runs.forEach(run -> assertThat(run.await(LONG)).isEqualTo("done"));
    }

    @Test
    void of_all_engines_no_more_than_the_limit_run_at_once_and_all_come_to_their_end() {
        List<Run<String>> runs = new ArrayList<>();
        List<Engine> engines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Work work = new Work("work" + i, 0, limited(3 + i)); // the strictest holds
            Engine engine = engine(options -> options);
            engine.register(work);
            engines.add(engine);
        }
        for (int i = 0; i < 3; i++) {
            runs.addAll(start(engines.get(i), new Work("work" + i, 0, limited(3 + i)), "r" + i + "-", 40));
        }
        allEnd(runs);

        assertThat(began).hasSize(120);
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void what_a_worker_held_that_gives_no_sign_of_life_any_more_comes_back() {
        Store store = another();
        opened.add(store);
        store.join(4711, "silent");
        Ask all = new Ask("concurrency machines", List.of(Cap.atOnce(2)), 1, 0, 2, List.of());
        assertThat(store.limits()
                        .orElseThrow()
                        .ask(4711, List.of(all))
                        .orElseThrow()
                        .get(0)
                        .held())
                .isEqualTo(2);
        Work work = new Work("work", 0, limited(2));
        Engine engine = engine(options -> options.lease(Duration.ofMillis(900)));
        engine.register(work);

        allEnd(start(engine, work, "r", 5));

        assertThat(store.workers()).extracting(row -> row.name()).doesNotContain("silent");
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_flood_of_one_workflow_does_not_starve_another_and_a_higher_priority_goes_first() {
        Work flood = new Work("flood", 0, NodeDefinition.step("work"));
        Work quiet = new Work("quiet", 0, NodeDefinition.step("work"));
        Work urgent = new Work("urgent", 9, NodeDefinition.step("work"));
        Engine client = engine(EngineOptions::clientOnly);
        List<Run<String>> runs = new ArrayList<>(start(client, flood, "a", 150));
        runs.addAll(start(client, quiet, "quiet", 5));
        runs.addAll(start(client, flood, "b", 150));
        runs.addAll(start(client, urgent, "urgent", 5));
        int places = 4;
        for (int i = 0; i < 3; i++) {
            Engine engine = engine(options -> options.maxInFlight(places));
            engine.register(urgent);
            engine.register(quiet);
            engine.register(flood);
        }
        allEnd(runs);

        List<String> order = List.copyOf(began);
        assertThat(order).hasSize(310);
        int underWay = 3 * places;
        assertThat(last(order, "urgent")).isLessThan(5 + underWay);
        assertThat(last(order, "quiet")).isLessThan(5 + 150 + 5 + 2 * underWay);
    }

    private static int last(List<String> order, String prefix) {
        return Objects.requireNonNull(order.stream()
                .filter(run -> run.startsWith(prefix))
                .map(order::lastIndexOf)
                .max(Integer::compare)
                .orElse(null));
    }
}
