package dev.lodestep.jdbc;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.WorkflowClient;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** A workflow that pays, waits for an approval, and gives what it paid. */
final class Purchase extends WorkflowMachine<String, String> {
    static final WorkflowDefinition<String, String> DEFINITION = WorkflowDefinition.<String, String>of(
                    "dev.lodestep.jdbc.Purchase", 1, "purchase")
            .input(Codecs.STRING)
            .node(step("pay").takes(Binding.input()).returns(Codecs.STRING))
            .node(waitFor("approval", "approval", Codecs.STRING).follows("pay").returns(Codecs.STRING))
            .node(step("book").follows("approval").takes(Binding.from("pay")).returns(Codecs.STRING))
            .resultOf(Codecs.STRING, "book")
            .build();

    Purchase() {
        super(DEFINITION);
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) {
        return switch (node) {
            case "pay" -> "paid " + in.<String>get(0);
            case "approval" -> "approved";
            default -> in.<String>get(0);
        };
    }

    /** The client that would be generated. */
    static final class Client extends WorkflowClient<String, String> {
        Client(Engine engine) {
            super(engine, DEFINITION);
        }

        Run<String> start(String id, String input) {
            return startWith(id, input);
        }
    }
}
