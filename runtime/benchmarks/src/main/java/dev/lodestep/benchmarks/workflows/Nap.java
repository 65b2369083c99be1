package dev.lodestep.benchmarks.workflows;

import static dev.lodestep.runtime.machine.NodeDefinition.sleep;
import static dev.lodestep.runtime.machine.NodeDefinition.step;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A workflow that sleeps for as long as its input says, as {@link Duration#parse} reads it, and then has one step, which is counted. */
public final class Nap extends WorkflowMachine<String, String> {
    private final AtomicLong awake = new AtomicLong();

    /** A nap of which nobody has woken up. */
    public Nap() {
        super(WorkflowDefinition.<String, String>of("dev.lodestep.benchmarks.Nap", 1, "nap-1")
                .input(Codecs.STRING)
                .node(sleep("nap").takes(Binding.input()))
                .node(step("awake").follows("nap").takes(Binding.input()).returns(Codecs.STRING))
                .resultOf(Codecs.STRING, "awake")
                .build());
    }

    /** How many have woken up in this process. */
    public long awake() {
        return awake.get();
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) {
        if (node.equals("nap")) {
            return Duration.parse(in.<String>get(0));
        }
        awake.incrementAndGet();
        return in.get(0);
    }
}
