package dev.lodestep.verification;

import dev.lodestep.StepContext;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workflow's machine between the runtime and the generated one: tells a stage of each call, and fails where it should. */
final class Watched<I, O> extends WorkflowMachine<I, O> {
    private final WorkflowMachine<I, O> machine;
    private final Stage stage;
    private final Map<String, Play.Trouble> troubles;

    Watched(
            WorkflowDefinition<I, O> definition,
            WorkflowMachine<I, O> machine,
            Stage stage,
            Map<String, Play.Trouble> troubles,
            WorkflowMachine<?, ?>... children) {
        super(definition, children);
        this.machine = machine;
        this.stage = stage;
        this.troubles = troubles;
    }

    Outcome<O> run(@Nullable I input) {
        return runWith(input);
    }

    Going<O> going(Snapshot snapshot) {
        return new Going<>(this, snapshot);
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) throws Exception {
        heard("", in);
        return machine.invoke(node, in);
    }

    @Override
    public @Nullable Object compensate(String node, Arguments in) throws Exception {
        heard("undo ", in);
        return machine.compensate(node, in);
    }

    @Override
    public boolean onlyIf(String node, Arguments in) throws Exception {
        heard("ask for ", in);
        return machine.onlyIf(node, in);
    }

    @Override
    public boolean until(String node, Arguments in) throws Exception {
        heard("end of ", in);
        return machine.until(node, in);
    }

    @Override
    public Instant due(String node, Arguments in) throws Exception {
        heard("due ", in);
        return machine.due(node, in);
    }

    @Override
    public void check(String node, Arguments in) throws Exception {
        machine.check(node, in);
    }

    @Override
    public @Nullable Object recover(String recovery, Arguments in) throws Exception {
        heard("recover ", in);
        return machine.recover(recovery, in);
    }

    @Override
    public @Nullable Object result(Arguments in) throws Exception {
        return machine.result(in);
    }

    private void heard(String what, Arguments in) throws Exception {
        StepContext step = in.step();
        String key = step.idempotencyKey().substring(step.runId().length() + 1);
        String place = key.replaceFirst("[~/].*", "");
        String run = run(step.runId());
        stage.called(what + run + place, what + run + key + "@" + step.attempt());
        Play.@Nullable Trouble trouble = what.isEmpty() || what.equals("undo ") ? troubles.get(key) : null;
        if (trouble != null && step.attempt() <= trouble.attempts() && stage.repairs() == 0) {
            throw trouble.with().get();
        }
    }

    /** The name of a child's run, with a stroke behind it; nothing for other runs. */
    private static String run(String id) {
        int stroke = id.indexOf('/');
        return stroke < 0 ? "" : id.substring(stroke + 1) + "/";
    }

    /** What a snapshot goes on with, by name. */
    static final class Going<O> extends Resume<O> {
        private Going(Watched<?, O> machine, Snapshot snapshot) {
            super(machine, snapshot);
        }

        Outcome<O> take(String signal, Object payload) {
            return signal(signal, payload);
        }
    }
}
