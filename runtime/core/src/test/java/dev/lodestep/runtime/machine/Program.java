package dev.lodestep.runtime.machine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;

import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * A random program of steps and loops inside loops, once as a definition for the machine and once interpreted over its plain history: each
 * step takes the last result of all, and that of one other step in its own rounds; so does what undoes it.
 */
final class Program {
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private final List<Block> blocks;
    private final List<Step> steps = new ArrayList<>();
    private final int salt;
    private final int failsAfter;
    private final Map<String, List<String>> seenByWalk = new HashMap<>();

    /** What a program is made of. */
    private sealed interface Block {}

    private record Step(String name, String other, boolean pivot, boolean undone) implements Block {}

    private record Loop(List<Block> body, int max, boolean asksUntil, boolean maySkipTail) implements Block {
        Step header() {
            return (Step) body.get(0);
        }

        Step tail() {
            return (Step) body.get(body.size() - 1);
        }
    }

    /** A step that ran, in which rounds. */
    private record Ran(Step step, List<Integer> rounds, String value) {}

    /** What happened: the calls, and what the steps and what undid them were given. */
    record History(List<String> calls, List<String> seen) {}

    private Program(Random random) {
        salt = random.nextInt();
        failsAfter = random.nextInt(60);
        int[] names = new int[1];
        int count = 4 + random.nextInt(8);
        blocks = blocks(random, names, count, 0);
        List<Step> flat = new ArrayList<>(steps);
        steps.clear();
        for (Step step : flat) {
            String other = flat.get(random.nextInt(flat.size())).name();
            steps.add(new Step(step.name(), other, step.pivot(), step.undone()));
        }
    }

    /** A program with a loop: without any, there are no earlier rounds. */
    static Program random(Random random) {
        Program program = new Program(random);
        return program.depth() > 1 ? program : random(random);
    }

    private List<Block> blocks(Random random, int[] names, int count, int depth) {
        List<Block> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean inside = depth > 0 && (i == 0 || i == count - 1);
            if (!inside && depth < 4 && random.nextInt(3) == 0) {
                made.add(loop(random, names, depth));
            } else {
                made.add(newStep(random, names));
            }
        }
        return made;
    }

    private Loop loop(Random random, int[] names, int depth) {
        List<Block> body = blocks(random, names, 1 + random.nextInt(4), depth + 1);
        return new Loop(body, 1 + random.nextInt(4), random.nextBoolean(), random.nextBoolean());
    }

    private Step newStep(Random random, int[] names) {
        Step step = new Step("n" + names[0]++, "", random.nextInt(25) == 0, random.nextInt(3) > 0);
        steps.add(step);
        return step;
    }

    private Step named(Step step) {
        return steps.stream()
                .filter(each -> each.name().equals(step.name()))
                .findFirst()
                .orElseThrow();
    }

    int depth() {
        return depth(blocks);
    }

    private static int depth(List<Block> blocks) {
        return 1
                + blocks.stream()
                        .mapToInt(block -> block instanceof Loop loop ? depth(loop.body()) : 0)
                        .max()
                        .orElse(0);
    }

    // decisions of the "methods": they follow from the step and its rounds

    private int hash(String what, List<Integer> rounds) {
        return Math.floorMod(Objects.hash(what, rounds, salt) * 31, 10);
    }

    private boolean fails(int ran) {
        return ran == failsAfter;
    }

    // --- as a definition

    Walk walk() {
        WorkflowDefinition.Builder<Void, Void> definition = WorkflowDefinition.of("program", 1, "test");
        String[] all = steps.stream().map(Step::name).toArray(String[]::new);
        Map<String, Loop> tails = new HashMap<>();
        loopsIn(blocks).forEach(loop -> tails.put(loop.tail().name(), loop));
        for (int index = 0; index < steps.size(); index++) {
            Step each = steps.get(index);
            NodeDefinition node = step(each.name())
                    .retry(ONCE)
                    .returns(Codecs.STRING)
                    .takes(from(all).earlier(all).optional(), from(each.other()).optional());
            if (index > 0) {
                node = node.follows(all[index - 1]);
            }
            if (each.undone()) {
                node = node.compensation(taking(
                        from(each.name()),
                        from(all).earlier(all).optional(),
                        from(each.other()).optional()));
            }
            if (tails.containsKey(each.name()) && tails.get(each.name()).maySkipTail()) {
                node = node.onlyIf(new Binding[0]);
            }
            definition.node(each.pivot() ? node.pivot() : node);
        }
        loopsIn(blocks).forEach(loop -> definition.loop(defined(loop)));
        Walk walk = new Walk(definition.build(), null);
        int[] ran = new int[1];
        for (Step each : steps) {
            walk.step(each.name(), in -> {
                note(walk, each.name() + in.rounds() + " " + in.get(0) + " " + in.get(1));
                if (fails(ran[0]++)) {
                    throw new IllegalStateException("failed");
                }
                return each.name() + "." + in.rounds();
            });
            walk.undo(each.name(), in -> {
                note(walk, "undo " + in.get(0) + " " + in.get(1) + " " + in.get(2));
                return null;
            });
            walk.guard(each.name(), in -> !skips(each, in.rounds().numbers()));
            walk.until(each.name(), in -> ends(each, in.rounds().numbers()));
        }
        return walk;
    }

    private void note(Walk walk, String what) {
        seenByWalk
                .computeIfAbsent("" + System.identityHashCode(walk), key -> new ArrayList<>())
                .add(what);
    }

    List<String> seen(Walk walk) {
        return seenByWalk.getOrDefault("" + System.identityHashCode(walk), List.of());
    }

    private static LoopDefinition defined(Loop loop) {
        Tail tail = Tail.of(loop.tail().name());
        String[] members = stepsIn(loop.body()).stream().map(Step::name).toArray(String[]::new);
        return LoopDefinition.of(loop.header().name(), loop.max(), members)
                .goesOnAtLimit()
                .tail(loop.asksUntil() ? tail.until(new Binding[0]) : tail);
    }

    private static List<Step> stepsIn(List<Block> blocks) {
        List<Step> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Loop loop) {
                found.addAll(stepsIn(loop.body()));
            } else {
                found.add((Step) block);
            }
        }
        return found;
    }

    private static List<Loop> loopsIn(List<Block> blocks) {
        List<Loop> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Loop loop) {
                found.add(loop);
                found.addAll(loopsIn(loop.body()));
            }
        }
        return found;
    }

    private boolean skips(Step tail, List<Integer> rounds) {
        return hash("skip " + tail.name(), rounds) < 3;
    }

    private boolean ends(Step tail, List<Integer> rounds) {
        return hash("until " + tail.name(), rounds) < 4;
    }

    // --- interpreted

    History interpret() {
        return new Interpreter().run();
    }

    private final class Interpreter {
        private final List<Ran> history = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private final List<String> seen = new ArrayList<>();
        private int ran;

        private final class Failed extends Exception {
            private static final long serialVersionUID = 1L;
        }

        History run() {
            try {
                run(blocks, List.of());
            } catch (Failed e) {
                undo();
            }
            return new History(calls, seen);
        }

        private void run(List<Block> body, List<Integer> rounds) throws Failed {
            for (Block block : body) {
                if (block instanceof Loop loop) {
                    run(loop, rounds);
                } else {
                    run(named((Step) block), rounds);
                }
            }
        }

        private void run(Loop loop, List<Integer> outer) throws Failed {
            for (int round = 1; round <= loop.max(); round++) {
                List<Integer> rounds = new ArrayList<>(outer);
                rounds.add(round);
                Step tail = loop.tail();
                run(loop.body().subList(0, loop.body().size() - 1), rounds);
                if (loop.maySkipTail()) {
                    calls.add("guard " + unit(tail, rounds));
                    if (skips(tail, rounds)) {
                        return;
                    }
                }
                run(named(tail), rounds);
                if (loop.asksUntil()) {
                    calls.add("until " + unit(tail, rounds));
                    if (ends(tail, rounds)) {
                        return;
                    }
                }
            }
        }

        private void run(Step step, List<Integer> rounds) throws Failed {
            calls.add(unit(step, rounds));
            seen.add(step.name() + Rounds.of(rounds) + " " + last(history.size()) + " "
                    + other(step, rounds, history.size()));
            if (fails(ran++)) {
                throw new Failed();
            }
            history.add(new Ran(step, rounds, step.name() + "." + Rounds.of(rounds)));
        }

        private Optional<String> last(int before) {
            return before == 0
                    ? Optional.empty()
                    : Optional.of(history.get(before - 1).value());
        }

        private Optional<String> other(Step step, List<Integer> rounds, int before) {
            int common = common(step.name(), step.other());
            for (int at = before - 1; at >= 0; at--) {
                Ran there = history.get(at);
                if (there.step().name().equals(step.other())
                        && there.rounds().subList(0, common).equals(rounds.subList(0, common))) {
                    return Optional.of(there.value());
                }
            }
            return Optional.empty();
        }

        private void undo() {
            for (int at = history.size() - 1; at >= 0; at--) {
                Ran unit = history.get(at);
                if (unit.step().undone()) {
                    calls.add("undo " + unit(unit.step(), unit.rounds()));
                    boolean itself = unit.step().other().equals(unit.step().name());
                    seen.add("undo " + unit.value() + " " + last(at + 1) + " "
                            + (itself ? Optional.of(unit.value()) : other(unit.step(), unit.rounds(), history.size())));
                }
                if (unit.step().pivot()) {
                    return;
                }
            }
        }
    }

    private int common(String one, String other) {
        int common = 0;
        for (Loop loop : loopsIn(blocks)) {
            List<String> names = stepsIn(loop.body()).stream().map(Step::name).toList();
            common += names.contains(one) && names.contains(other) ? 1 : 0;
        }
        return common;
    }

    private static String unit(Step step, List<Integer> rounds) {
        boolean first = rounds.stream().allMatch(round -> round == 1);
        return step.name() + (first ? "" : "~" + Rounds.of(rounds));
    }

    @Override
    public String toString() {
        return blocks + ", fails after " + failsAfter + ", " + steps;
    }
}
