package dev.lodestep.benchmarks.workflows;

import static dev.lodestep.runtime.machine.NodeDefinition.step;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A workflow of steps that each take the same time, in which its thread does nothing. */
public final class Ticks extends WorkflowMachine<String, String> {
    private final Duration each;

    /** So many steps of that length. */
    public Ticks(int steps, Duration each) {
        super(definition(steps));
        this.each = each;
    }

    private static WorkflowDefinition<String, String> definition(int steps) {
        String[] names = Chain.nodeNames(steps);
        WorkflowDefinition.Builder<String, String> ticks = WorkflowDefinition.<String, String>of(
                        "dev.lodestep.benchmarks.Ticks" + steps, 1, "ticks-" + steps)
                .input(Codecs.STRING);
        for (int i = 0; i < steps; i++) {
            var tick = step(names[i]).takes(Binding.input()).returns(Codecs.STRING);
            ticks.node(i == 0 ? tick : tick.follows(names[i - 1]));
        }
        return ticks.resultOf(Codecs.STRING, names[steps - 1]).build();
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) throws InterruptedException {
        Thread.sleep(each.toMillis());
        return node;
    }
}
