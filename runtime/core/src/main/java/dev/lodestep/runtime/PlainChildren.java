package dev.lodestep.runtime;

import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.NodeState;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The children of a plain run: they run inside it, on its thread, one after the other, each until it ends or has to wait. */
final class PlainChildren {
    private final PlainRun parent;
    private final Map<String, PlainState> children;

    PlainChildren(PlainRun parent, Map<String, PlainState> children) {
        this.parent = parent;
        this.children = new TreeMap<>(children);
    }

    /** Those that are kept, by name. */
    Map<String, PlainState> kept() {
        return children;
    }

    /** The machine that runs a workflow's children. */
    static WorkflowMachine<?, ?> machine(WorkflowMachine<?, ?> parent, WorkflowVersion child) {
        return Stream.concat(Stream.of(parent), parent.children().stream())
                .filter(machine -> machine.definition().version().equals(child))
                .findFirst()
                .orElseThrow(() -> missing(parent, child));
    }

    private static MissingChildMachineException missing(WorkflowMachine<?, ?> parent, WorkflowVersion child) {
        String made = parent.getClass().getSimpleName();
        String other = child.workflow().substring(child.workflow().lastIndexOf('.') + 1);
        return new MissingChildMachineException(parent.definition().version() + " starts runs of " + child
                + ", which the plain runner runs inside, but its machine was made without theirs: make it with " + made
                + ".of(workflow, " + other + "Machine.of(…))");
    }

    /** Whether a child can do something at the run's time. */
    boolean canGoOn(Work.Child work) {
        PlainState stands = children.get(work.name().toString());
        if (stands == null || stands.state().ending().isPresent() || isToBeCancelled(work, stands.state())) {
            return true;
        }
        return run(work.name().toString(), stands).isReady();
    }

    private static boolean isToBeCancelled(Work.Child work, RunState state) {
        return work.cancel() != null && !state.cancelled().equals(Optional.of(work.cancel()));
    }

    /** Goes on with a child; gives its end, or null if it has to wait. */
    @Nullable
    Entry goOn(Work.Child work) {
        String name = work.name().toString();
        PlainState stands = children.get(name);
        PlainRun run = run(name, stands == null ? begin(work) : stands);
        if (stands == null) {
            run.tell(new RunEvent.RunStarted(run.runId()));
        }
        CancelMode cancel = work.cancel();
        if (cancel != null && run.state().ending().isEmpty() && isToBeCancelled(work, run.state())) {
            run.record(new Entry.Cancelled(0, cancel));
        }
        run.advance();
        keep(name, run);
        if (run.state().ending().isEmpty()) {
            return null;
        }
        Ending ending = run.state().ending().get();
        letGo(work, ending);
        return new Entry.ChildEnded(work.name().place(), 0, run.runId(), ending);
    }

    private PlainState begin(Work.Child work) {
        if (work.name().undo() > 0) {
            PlainState source = Objects.requireNonNull(
                    children.get(work.name().source().toString()), "what is to be undone was not kept");
            return new PlainState(source.state().undoing(Attempts.reason(parent.state())), source.children());
        }
        NodeState.Child child = (NodeState.Child) parent.state().at(work.name().place());
        return PlainState.of(RunState.started(definition(work), child.input()));
    }

    private static WorkflowDefinition<?, ?> definition(Work.Child work) {
        return work.node().child().orElseThrow().workflow().get();
    }

    /** Only what may have to be undone is kept. */
    private void letGo(Work.Child work, Ending ending) {
        boolean undone = work.name().undo() > 0 && ending instanceof Ending.Completed;
        boolean mayBeUndone = work.name().undo() > 0 || ending instanceof Ending.Completed;
        if (undone) {
            children.remove(work.name().source().toString());
        }
        if (undone || !mayBeUndone || !definition(work).canBeUndone()) {
            children.remove(work.name().toString());
        }
    }

    /** A run that has ended has nothing to undo. */
    void letGoOfAll() {
        children.clear();
    }

    private PlainRun run(String name, PlainState stands) {
        WorkflowMachine<?, ?> machine =
                machine(parent.machine(), stands.state().definition().version());
        return parent.inside(machine, ChildName.origin(parent.state(), parent.runId()) + "/" + name, stands);
    }

    private void keep(String name, PlainRun run) {
        parent.heard(run.thrown());
        children.put(name, run.stands());
    }

    /** Hands an operator's request on to those that are parked; whether there are any. */
    boolean request(Entry request) {
        boolean any = false;
        for (Map.Entry<String, PlainState> child : new TreeMap<>(children).entrySet()) {
            if (child.getValue().state().ending().isEmpty()) {
                PlainRun run = run(child.getKey(), child.getValue());
                if (run.request(request)) {
                    any = true;
                    keep(child.getKey(), run);
                }
            }
        }
        return any;
    }
}
