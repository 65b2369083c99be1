package dev.lodestep.runtime.simulation;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A workflow of strings, made of lambdas: what a test says in ten lines. Each call of a lambda is noted in {@link Machine#calls}. */
public final class Script {
    private final WorkflowDefinition.Builder<String, String> definition;
    private final Map<String, Body> steps = new HashMap<>();
    private final Map<String, Body> undos = new HashMap<>();
    private final Map<String, Predicate<Arguments>> guards = new HashMap<>();
    private final Map<String, Predicate<Arguments>> untils = new HashMap<>();
    private final Map<String, Body> recoveries = new HashMap<>();
    private @Nullable Body result;

    /** What a method does. */
    @FunctionalInterface
    public interface Body {
        /** Does it. */
        @Nullable
        Object call(Arguments in) throws Exception;
    }

    private Script(String name, int version) {
        definition =
                WorkflowDefinition.<String, String>of(name, version, "test").input(Codecs.STRING);
    }

    /** A workflow without nodes, version 1. */
    public static Script named(String name) {
        return new Script(name, 1);
    }

    /** A workflow without nodes. */
    public static Script named(String name, int version) {
        return new Script(name, version);
    }

    /** Says what becomes of a run that fails. */
    public Script onFailure(OnFailure policy) {
        definition.onFailure(policy);
        return this;
    }

    /** Says which runs go first. */
    public Script priority(int value) {
        definition.priority(value);
        return this;
    }

    /** Says what becomes of a run of which something could not be undone. */
    public Script onCompensationFailure(OnFailure policy) {
        definition.onCompensationFailure(policy);
        return this;
    }

    /** Adds a node. */
    public Script node(NodeDefinition node, Body body) {
        definition.node(node);
        steps.put(node.name(), body);
        return this;
    }

    /** Adds a loop over nodes that are there. */
    public Script loop(LoopDefinition loop) {
        definition.loop(loop);
        return this;
    }

    /** Says after a repeating node whether its loop is over; the loop's definition has the predicate already. */
    public Script until(String node, Predicate<Arguments> body) {
        untils.put(node, body);
        return this;
    }

    /** Says how a node is undone; its definition has the compensation already. */
    public Script undo(String node, Body body) {
        undos.put(node, body);
        return this;
    }

    /** Says what a recovery does; its node's definition names it already. */
    public Script recovery(String name, Body body) {
        recoveries.put(name, body);
        return this;
    }

    /** A failure interrupts what runs beside it. */
    public Script failFast() {
        definition.failFast();
        return this;
    }

    /** Says when a node is admitted; its definition has the guard already. */
    public Script guard(String node, Predicate<Arguments> body) {
        guards.put(node, body);
        return this;
    }

    /** The result is that of the last of these nodes. */
    public Script resultOf(String... nodes) {
        definition.resultOf(Codecs.STRING, nodes);
        return this;
    }

    /** A method makes the result. */
    public Script result(Body body, Binding... parameters) {
        definition.resultMadeOf(Codecs.STRING, parameters);
        result = body;
        return this;
    }

    /** The machine, with those of the workflows that it starts where it is to run plainly. */
    public Machine machine(Machine... children) {
        return new Machine(definition.build(), this, children);
    }

    /** What a call is for: the node, its element and its rounds, as the idempotency key has them. */
    private static String unit(Arguments in) {
        String key = in.step().idempotencyKey().substring(in.step().runId().length() + 1);
        return key.contains("/") ? key.substring(0, key.lastIndexOf('/')) : key;
    }

    /** The machine of a script. */
    public static final class Machine extends WorkflowMachine<String, String> {
        /**
         * Every call that was made: the node with its attempt, {@code a#1}, of an element {@code each#0#1}, of a round {@code a~2#1};
         * {@code undo a#1}, {@code until a~2}, {@code guard a} or {@code result}.
         */
        public final List<String> calls = new CopyOnWriteArrayList<>();

        private final Script script;

        private Machine(WorkflowDefinition<String, String> definition, Script script, Machine... children) {
            super(definition, children);
            this.script = script;
        }

        /** Runs it plainly. */
        public Outcome<String> run(String input) {
            return runWith(input);
        }

        /** Goes on from a snapshot. */
        public Resumption resume(Snapshot snapshot) {
            return new Resumption(this, snapshot);
        }

        @Override
        public @Nullable Object invoke(String node, Arguments in) throws Exception {
            calls.add(unit(in) + "#" + in.step().attempt());
            return script.steps.get(node).call(in);
        }

        @Override
        public @Nullable Object compensate(String node, Arguments in) throws Exception {
            calls.add("undo " + unit(in) + "#" + in.step().attempt());
            return script.undos.get(node).call(in);
        }

        @Override
        public @Nullable Object recover(String recovery, Arguments in) throws Exception {
            calls.add("recover " + recovery);
            return script.recoveries.get(recovery).call(in);
        }

        @Override
        public boolean onlyIf(String node, Arguments in) {
            calls.add("guard " + node);
            return script.guards.get(node).test(in);
        }

        @Override
        public boolean until(String node, Arguments in) {
            calls.add("until " + unit(in));
            return script.untils.get(node).test(in);
        }

        @Override
        public @Nullable Object result(Arguments in) throws Exception {
            calls.add("result");
            return script.result == null ? super.result(in) : script.result.call(in);
        }
    }

    /** What a snapshot can go on with. */
    public static final class Resumption extends WorkflowMachine.Resume<String> {
        private Resumption(Machine machine, Snapshot snapshot) {
            super(machine, snapshot);
        }

        /** Goes on with the child of a node, or of an element of it, {@code make#3}. */
        public Outcome<String> inside(String place, Function<Resumption, Outcome<String>> call) {
            int mark = place.indexOf('#');
            return mark < 0
                    ? child(place, Machine.class, (machine, snapshot) -> call.apply(machine.resume(snapshot)))
                    : child(
                            place.substring(0, mark),
                            Integer.parseInt(place.substring(mark + 1)),
                            Machine.class,
                            (machine, snapshot) -> call.apply(machine.resume(snapshot)));
        }

        /** Sends a signal. */
        public Outcome<String> send(String name, String payload) {
            return signal(name, payload);
        }

        /** Gives a result by hand. */
        public Outcome<String> supply(String node, String result) {
            return byHand().about(Place.of(node), false, result);
        }

        /** Skips a node by hand. */
        public Outcome<String> skip(String node) {
            return byHand().about(Place.of(node), true, null);
        }
    }
}
