package dev.lodestep.benchmarks.workflows;

import static dev.lodestep.runtime.machine.NodeDefinition.step;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** A workflow of any number of steps, each of which takes the text that the one before gave and gives one of the same length. */
public final class Chain extends WorkflowMachine<String, String> {
    private final TimedText texts;

    /** A chain of so many steps. */
    public Chain(int steps, TimedText texts) {
        super(definition(steps));
        this.texts = texts;
    }

    /** What its steps are called. */
    public static String[] nodeNames(int steps) {
        String[] names = new String[steps];
        for (int i = 0; i < steps; i++) {
            names[i] = "step" + (i + 1);
        }
        return names;
    }

    private static WorkflowDefinition<String, String> definition(int steps) {
        String[] names = nodeNames(steps);
        WorkflowDefinition.Builder<String, String> chain = WorkflowDefinition.<String, String>of(
                        "dev.lodestep.benchmarks.Chain" + steps, 1, "chain-" + steps)
                .input(Codecs.STRING)
                .node(step(names[0]).takes(Binding.input()).returns(Codecs.STRING));
        for (int i = 1; i < steps; i++) {
            chain.node(step(names[i])
                    .follows(names[i - 1])
                    .takes(Binding.from(names[i - 1]))
                    .returns(Codecs.STRING));
        }
        return chain.resultOf(Codecs.STRING, names[steps - 1]).build();
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) {
        if (!node.equals("step1")) {
            texts.over(in.get(0));
        }
        return texts.text();
    }
}
