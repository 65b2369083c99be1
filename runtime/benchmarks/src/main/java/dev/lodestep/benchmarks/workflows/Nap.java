package dev.lodestep.benchmarks.workflows;

import static dev.lodestep.runtime.machine.NodeDefinition.sleep;
import static dev.lodestep.runtime.machine.NodeDefinition.step;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.DueDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A workflow that sleeps for years and then has one step, which is counted. */
public final class Nap extends WorkflowMachine<String, String> {
    private static final Duration YEARS = Duration.ofDays(3650);

    private final AtomicLong awake = new AtomicLong();

    /** A nap of which nobody has woken up. */
    public Nap() {
        super(WorkflowDefinition.<String, String>of("dev.lodestep.benchmarks.Nap", 1, "nap-1")
                .input(Codecs.STRING)
                .node(sleep("nap").due(DueDefinition.of()))
                .node(step("awake").follows("nap").takes(Binding.input()).returns(Codecs.STRING))
                .resultOf(Codecs.STRING, "awake")
                .build());
    }

    /** How many have woken up in this process. */
    public long awake() {
        return awake.get();
    }

    @Override
    public Instant due(String node, Arguments in) {
        return Instant.now().plus(YEARS);
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) {
        awake.incrementAndGet();
        return in.get(0);
    }
}
