package dev.lodestep.testing.simulation;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.machine.Arguments;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A workflow's machine between an engine and the generated one: says where a call is, and counts the stages that are under way elsewhere. */
final class WatchedMachine<I, O> extends WorkflowMachine<I, O> {
    private final WorkflowMachine<I, O> machine;
    private final AtomicInteger elsewhere;

    WatchedMachine(WorkflowMachine<I, O> machine, AtomicInteger elsewhere) {
        super(machine.definition());
        this.machine = machine;
        this.elsewhere = elsewhere;
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) throws Exception {
        return counted(Calling.of(in.step(), () -> machine.invoke(node, in)));
    }

    @Override
    public @Nullable Object compensate(String node, Arguments in) throws Exception {
        return counted(Calling.of(in.step(), () -> machine.compensate(node, in)));
    }

    @Override
    public boolean onlyIf(String node, Arguments in) throws Exception {
        return machine.onlyIf(node, in);
    }

    @Override
    public boolean until(String node, Arguments in) throws Exception {
        return machine.until(node, in);
    }

    @Override
    public Instant due(String node, Arguments in) throws Exception {
        return machine.due(node, in);
    }

    @Override
    public void check(String node, Arguments in) throws Exception {
        machine.check(node, in);
    }

    @Override
    public @Nullable Object recover(String recovery, Arguments in) throws Exception {
        return counted(Calling.of(in.step(), () -> machine.recover(recovery, in)));
    }

    @Override
    public @Nullable Object result(Arguments in) throws Exception {
        return machine.result(in);
    }

    private @Nullable Object counted(@Nullable Object value) {
        if (value instanceof CompletionStage<?> stage) {
            elsewhere.incrementAndGet();
            return stage.whenComplete((result, error) -> elsewhere.decrementAndGet());
        }
        return value;
    }
}
