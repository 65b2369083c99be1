package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.NodeState;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.Rounds;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.UndoStart;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs that a run starts: what the store is to insert together with the entries that say so. */
final class Children {
    private final Store store;
    private final Environment environment;
    private final Limits limits;
    private final @Nullable Mapper mapper;
    private final String runId;
    private final int priority;

    /** Those of one run; they have its priority. */
    Children(RunHost host, String runId, int priority) {
        this.store = host.store();
        this.environment = host.environment();
        this.limits = host.limits();
        this.mapper = host.options().mapper();
        this.runId = runId;
        this.priority = priority;
    }

    /** Whether an entry stands together with new runs. */
    static boolean starts(Entry entry) {
        return entry instanceof Entry.Spawned || entry instanceof Entry.UndoSpawned;
    }

    /** Those that entries start, beginning from a state. */
    List<NewChild> of(RunState from, List<Unsaved> unsaved) {
        List<NewChild> children = new ArrayList<>();
        RunState state = from;
        for (Unsaved one : unsaved) {
            RunState before = state;
            state = state.apply(one.entry());
            if (one.entry() instanceof Entry.Spawned spawned) {
                children.addAll(spawned(state, spawned));
            } else if (one.entry() instanceof Entry.UndoSpawned undo) {
                children.add(undo(before, state, undo));
            }
        }
        return children;
    }

    /**
     * The children of one entry.
     *
     * @param state the state after it
     * @throws dev.lodestep.runtime.codec.EncodeException if an input cannot be stored
     * @throws dev.lodestep.runtime.PayloadTooLargeException if one is too large
     * @throws dev.lodestep.runtime.InvalidIdException if an id would be too long
     */
    List<NewChild> spawned(RunState state, Entry.Spawned entry) {
        NodeDefinition node = state.definition().node(entry.place().node()).orElseThrow();
        Rounds rounds = state.rounds(node.name());
        boolean many = node.child().orElseThrow().many() && !entry.place().isElement();
        List<NewChild> children = new ArrayList<>();
        for (int element = 0; element < entry.inputs().size(); element++) {
            Place place = many ? entry.place().at(element) : entry.place();
            int number = state.at(place) instanceof NodeState.Child child ? child.number() : 1;
            ChildName name = new ChildName(place, rounds, number, 0);
            children.add(child(state, node, name, entry.inputs().get(element)));
        }
        return children;
    }

    /** As {@link #spawned}, for what is not to be written yet; there must be room for the ids of the runs that may undo them. */
    void check(RunState state, Entry.Spawned entry) {
        spawned(state, entry)
                .forEach(child -> limits.id("the id of a run that undoes a child", child.id() + "~undo999"));
    }

    private NewChild child(RunState parent, NodeDefinition node, ChildName name, @Nullable Object input) {
        WorkflowDefinition<?, ?> workflow =
                node.child().orElseThrow().workflow().get();
        byte[] json = Starter.json(workflow, input, mapper);
        limits.input(json);
        return child(parent, name, workflow.version(), json);
    }

    private NewChild child(RunState parent, ChildName name, WorkflowVersion version, byte[] json) {
        String id = name.id(ChildName.origin(parent, runId));
        limits.id("the id of a child", id);
        return new NewChild(
                id,
                name.group(),
                name.place().element(),
                version.workflow(),
                version.version(),
                Starter.digest(version.workflow(), json),
                priority,
                environment.randomLong(),
                json);
    }

    /** What undoes a child is a run of the child's own version. */
    private NewChild undo(RunState before, RunState after, Entry.UndoSpawned entry) {
        Work.Child run = (Work.Child) Planner.next(after).stream()
                .filter(Work.Child.class::isInstance)
                .findFirst()
                .orElseThrow();
        String source = run.name().source().id(ChildName.origin(before, runId));
        Optional<RunRow> row = store.find(source);
        WorkflowVersion version = row.map(of -> new WorkflowVersion(of.workflow(), of.version()))
                .orElseGet(
                        () -> run.node().child().orElseThrow().workflow().get().version());
        return child(after, run.name(), version, new UndoStart(source, entry.reason()).encode());
    }
}
