package dev.lodestep.verification.simulation.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws programs from a seed. */
public final class ProgramGenerator {
    private static final int LARGEST = 7;

    private final Random random;

    /** Draws from this. */
    public ProgramGenerator(Random random) {
        this.random = random;
    }

    /**
     * A program.
     *
     * @param child what its nodes may start; null: they start nothing
     */
    public Program draw(String name, int version, @Nullable Program child) {
        int size = 1 + random.nextInt(LARGEST);
        List<Part> parts = new ArrayList<>();
        Program.Cycle loop = null;
        while (parts.size() < size) {
            if (loop == null && random.nextInt(8) == 0) {
                loop = cycle(parts);
            } else {
                parts.add(part("n" + parts.size(), parts, child));
            }
        }
        return new Program(name, version, parts, loop, chance(6), chance(8));
    }

    /** Two steps, the second of which ends the round. */
    private Program.Cycle cycle(List<Part> parts) {
        Part header = step("n" + parts.size(), someOf(parts), null, random.nextInt(3) - 1);
        parts.add(header);
        Part tail = step("n" + parts.size(), List.of(header.name()), null, random.nextInt(2) - 1);
        parts.add(tail);
        return new Program.Cycle(List.of(header.name(), tail.name()), 2 + random.nextInt(2));
    }

    private Part part(String name, List<Part> earlier, @Nullable Program child) {
        List<String> before = someOf(earlier);
        String when = !before.isEmpty() && chance(5) ? before.get(0) : null;
        int undo = random.nextInt(4) - 2;
        return switch (random.nextInt(12)) {
            case 0, 1 -> timed(name, Part.Kind.WAIT, before, null, undo);
            case 2 -> timed(name, Part.Kind.WAIT, before, millis(100, 9_000), undo);
            case 3 -> timed(name, Part.Kind.SLEEP, before, millis(10, 9_000), -1);
            case 4 -> each(name, before, undo);
            case 5, 6 -> child == null ? step(name, before, when, undo) : child(name, before, child);
            default -> step(name, before, when, undo);
        };
    }

    private Part step(String name, List<String> before, @Nullable String when, int undo) {
        int failures = chance(14) ? 3 : chance(3) ? 1 + random.nextInt(2) : 0;
        Duration takes = chance(3) ? millis(1, 6_000) : Duration.ZERO;
        boolean fails = failures == 3;
        return new Part(
                name,
                Part.Kind.STEP,
                before,
                failures,
                3,
                millis(0, 2_000),
                takes,
                Math.max(-1, undo),
                fails && chance(3),
                when,
                fails && chance(4),
                null,
                0,
                null);
    }

    private Part timed(String name, Part.Kind kind, List<String> before, @Nullable Duration time, int undo) {
        int failures = kind == Part.Kind.WAIT && chance(4) ? 1 : 0;
        return new Part(
                name,
                kind,
                before,
                failures,
                3,
                millis(0, 1_000),
                Duration.ZERO,
                Math.max(-1, undo),
                false,
                null,
                false,
                time,
                0,
                null);
    }

    private Part each(String name, List<String> before, int undo) {
        Part step = step(name, before, null, undo);
        return new Part(
                name,
                Part.Kind.EACH,
                before,
                step.failures(),
                3,
                step.pause(),
                step.takes(),
                step.undoFailures(),
                false,
                null,
                false,
                null,
                1 + random.nextInt(4),
                null);
    }

    private Part child(String name, List<String> before, Program child) {
        return new Part(
                name,
                Part.Kind.CHILD,
                before,
                chance(4) ? 1 : 0,
                3,
                millis(0, 1_000),
                Duration.ZERO,
                -1,
                false,
                null,
                false,
                null,
                chance(2) ? 0 : 1 + random.nextInt(3),
                child);
    }

    private List<String> someOf(List<Part> earlier) {
        List<String> names = new ArrayList<>();
        for (Part part : earlier) {
            if (chance(2)) {
                names.add(part.name());
            }
        }
        return names;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }
}
