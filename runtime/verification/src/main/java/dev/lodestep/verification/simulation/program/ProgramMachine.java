package dev.lodestep.verification.simulation.program;

import static dev.lodestep.runtime.machine.CompensationDefinition.taking;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.ChildDefinition;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.verification.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interprets a program: every value follows from what the node was given, so that what must come of a node is known without running it. */
public final class ProgramMachine extends WorkflowMachine<String, String> {
    private final Program program;
    private final World world;
    private final World.Process process;
    private final Outside outside;

    private ProgramMachine(
            WorkflowDefinition<String, String> definition,
            Program program,
            World world,
            World.Process process,
            Outside outside) {
        super(definition);
        this.program = program;
        this.world = world;
        this.process = process;
        this.outside = outside;
    }

    /** The machine of a program in a process. */
    public static ProgramMachine of(Program program, World world, World.Process process, Outside outside) {
        return new ProgramMachine(definition(program), program, world, process, outside);
    }

    /** The graph of a program. */
    public static WorkflowDefinition<String, String> definition(Program program) {
        WorkflowDefinition.Builder<String, String> builder = WorkflowDefinition.<String, String>of(
                        program.name(), program.version(), "v" + program.version())
                .input(Codecs.STRING);
        if (program.failFast()) {
            builder.failFast();
        }
        if (program.parks()) {
            builder.onFailure(OnFailure.PARK);
        }
        for (Part part : program.parts()) {
            if (part.kind() == Part.Kind.EACH) {
                builder.node(list(part));
            }
            builder.node(node(part));
        }
        Program.Cycle loop = program.loop();
        if (loop != null) {
            builder.loop(LoopDefinition.of(
                            loop.members().get(0), loop.rounds(), loop.members().toArray(String[]::new))
                    .goesOnAtLimit()
                    .tail(LoopDefinition.Tail.of(loop.members().get(1))));
        }
        return builder.resultMadeOf(
                        Codecs.STRING,
                        program.parts().stream()
                                .map(part -> Binding.from(part.name()).optional())
                                .toArray(Binding[]::new))
                .build();
    }

    /** What makes the list for whose elements a node runs. */
    private static NodeDefinition list(Part part) {
        return NodeDefinition.step(listOf(part.name()))
                .follows(part.before().toArray(String[]::new))
                .returns(Codecs.list(Codecs.STRING));
    }

    private static String listOf(String node) {
        return "list-" + node;
    }

    private static NodeDefinition node(Part part) {
        String name = part.name();
        NodeDefinition node = switch (part.kind()) {
            case STEP, EACH -> NodeDefinition.step(name);
            case SLEEP -> NodeDefinition.sleep(name);
            case WAIT -> {
                Duration time = part.time();
                yield time == null
                        ? NodeDefinition.waitFor(name, part.signal(), Codecs.STRING)
                        : NodeDefinition.waitFor(name, part.signal(), Codecs.STRING, time);
            }
            case CHILD -> {
                Program child = part.child();
                if (child == null) {
                    throw new IllegalArgumentException("a child needs a program: " + part);
                }
                yield NodeDefinition.child(
                        name,
                        part.elements() > 0
                                ? ChildDefinition.many(() -> definition(child))
                                : ChildDefinition.one(() -> definition(child)));
            }
        };
        List<Binding> bindings = new ArrayList<>();
        List<String> before = new ArrayList<>(part.before());
        if (part.kind() == Part.Kind.EACH) {
            before.add(listOf(name));
            bindings.add(Binding.element());
            node = node.forEach(Binding.from(listOf(name)), 2);
        }
        part.before().forEach(earlier -> bindings.add(Binding.from(earlier).optional()));
        node = node.follows(before.toArray(String[]::new))
                .takes(bindings.toArray(Binding[]::new))
                .retry(part.retry());
        if (part.kind() != Part.Kind.SLEEP) {
            node = node.returns(Codecs.STRING);
        }
        String when = part.when();
        if (when != null) {
            node = node.when(when, value -> value.hashCode() % 2 == 0);
        }
        if (part.optional()) {
            node = node.continuesOnError();
        }
        if (part.recovers()) {
            node = node.recovery(RecoveryDefinition.of("recover-" + name, IllegalStateException.class));
        }
        if (part.undoable()) {
            Binding own = part.kind() == Part.Kind.EACH ? Binding.elementResult() : Binding.from(name);
            node = node.compensation(taking(own).retry(part.retry()));
        }
        return node;
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) throws Exception {
        if (node.startsWith("list-")) {
            Part part = program.part(node.substring(5)).orElseThrow();
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < part.elements(); i++) {
                elements.add("e" + i);
            }
            return elements;
        }
        Part part = program.part(node).orElseThrow();
        StringBuilder given = new StringBuilder();
        int taken = part.before().size() + (part.kind() == Part.Kind.EACH ? 1 : 0);
        for (int i = 0; i < taken; i++) {
            Object value = in.get(i);
            given.append(
                            value instanceof Optional<?> maybe
                                    ? maybe.map(Object::toString).orElse("-")
                                    : value)
                    .append(';');
        }
        if (part.kind() == Part.Kind.WAIT) {
            Object payload = in.payload();
            given.append(
                    payload instanceof Optional<?> maybe
                            ? maybe.map(Object::toString).orElse("late")
                            : payload);
        }
        boolean fails = in.step().attempt() <= part.failures();
        String value = value(node, given.toString(), in.step().round());
        did(in, node, false, given.toString(), fails ? "" : value);
        if (fails) {
            throw new IllegalStateException(node + " fails");
        }
        return switch (part.kind()) {
            case SLEEP -> part.time();
            case CHILD -> part.elements() == 0 ? value : inputs(value, part.elements());
            default -> part.takes().isZero() ? value : world.later(process, part.takes(), value);
        };
    }

    private static List<String> inputs(String value, int elements) {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            inputs.add(value + "/" + i);
        }
        return inputs;
    }

    /** What a node gives for what it is given. */
    private static String value(String node, String given, int round) {
        return node + "=" + Integer.toHexString((given + round).hashCode());
    }

    private void did(Arguments in, String node, boolean undo, String given, String result) {
        if (process.dead()) {
            throw new IllegalStateException("the process is dead");
        }
        world.trace()
                .mix(in.step().idempotencyKey().hashCode() * 31L + in.step().attempt());
        Deed deed = new Deed(
                in.step().runId(),
                node,
                undo,
                in.step().idempotencyKey(),
                in.step().attempt(),
                in.step().round(),
                process.number(),
                world.nanos(),
                world.databaseNow(),
                world.databaseLatest(),
                given,
                result);
        outside.did(deed);
        world.trace()
                .tell(
                        world.nanos(),
                        () -> "p" + process.number() + (undo ? " undoes " : " does ") + deed.key() + " attempt "
                                + deed.attempt() + ", given " + given + (result.isEmpty() ? ": fails" : ": " + result));
    }

    @Override
    public @Nullable Object compensate(String node, Arguments in) {
        Part part = program.part(node).orElseThrow();
        boolean fails = in.step().attempt() <= part.undoFailures();
        did(in, node, true, String.valueOf(in.<Object>get(0)), fails ? "" : "undone");
        if (fails) {
            throw new IllegalStateException("undoing " + node + " fails");
        }
        return null;
    }

    @Override
    public Object recover(String recovery, Arguments in) {
        String node = recovery.substring("recover-".length());
        String value = value(node, "recovered", 0);
        did(in, node, false, "recovery", value);
        return value;
    }

    @Override
    public Object result(Arguments in) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < program.parts().size(); i++) {
            all.append(in.<Optional<Object>>get(i).map(Object::toString).orElse("-"))
                    .append(';');
        }
        return Integer.toHexString(all.toString().hashCode());
    }
}
