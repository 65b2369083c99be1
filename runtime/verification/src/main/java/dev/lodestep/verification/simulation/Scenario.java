package dev.lodestep.verification.simulation;

import dev.lodestep.verification.simulation.program.Program;
import dev.lodestep.verification.simulation.program.ProgramGenerator;
import dev.lodestep.verification.simulation.world.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a history consists of, before anything happens: all of it follows from a seed.
 *
 * @param seed the seed
 * @param programs the workflows, what they start first
 * @param runs what people start
 * @param workers how many processes there are at first
 * @param faults what can happen to calls of the store
 * @param oneIn how many calls come to one fault
 * @param troubles what can happen to processes and clocks
 * @param chaos how long faults go on
 * @param cuts what is left out
 */
public record Scenario(
        long seed,
        List<Program> programs,
        List<Start> runs,
        int workers,
        Set<Fault> faults,
        int oneIn,
        Set<Trouble> troubles,
        Duration chaos,
        Cuts cuts) {
    /** Short, so that little time passes while nothing happens. */
    static final Duration LEASE = Duration.ofSeconds(3);

    /**
     * A run that people start.
     *
     * @param id its id
     * @param program what it is a run of
     * @param after when
     * @param cancelAfter when somebody asks it to stop; zero: nobody does
     * @param compensates whether it is to be undone then
     * @param pauseAfter when an operator pauses it; zero: nobody does
     */
    public record Start(
            String id,
            Program program,
            Duration after,
            Duration cancelAfter,
            boolean compensates,
            Duration pauseAfter) {}

    /** What can happen to processes and clocks. */
    public enum Trouble {
        /** A process dies without a word. */
        CRASH,
        /** A process freezes, for up to three leases. */
        FREEZE,
        /** One more process joins. */
        JOIN,
        /** The wall clock of a process is set. */
        WALL_CLOCK,
        /** The database's clock is set. */
        DATABASE_CLOCK
    }

    /** Draws it. */
    public static Scenario of(long seed, Cuts cuts) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        ProgramGenerator generator = new ProgramGenerator(random);
        Program leaf = generator.draw("leaf", 1, null);
        Program main = generator.draw("main", 1, leaf);
        List<Program> programs = new ArrayList<>(List.of(leaf, main));
        if (random.nextInt(4) == 0) {
            programs.add(generator.draw("main", 2, leaf));
        }
        int workers = 1 + random.nextInt(3);
        int count = 1 + random.nextInt(5);
        List<Start> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(new Start(
                    "r" + i,
                    programs.get(random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(programs.size() - 1)),
                    Duration.ofMillis(random.nextInt(6_000)),
                    random.nextInt(7) == 0 ? Duration.ofMillis(1 + random.nextInt(15_000)) : Duration.ZERO,
                    random.nextBoolean(),
                    random.nextInt(9) == 0 ? Duration.ofMillis(1 + random.nextInt(9_000)) : Duration.ZERO));
        }
        Scenario all = new Scenario(
                seed,
                programs,
                runs,
                workers,
                someOf(Fault.class, random),
                6 + random.nextInt(50),
                someOf(Trouble.class, random),
                Duration.ofSeconds(5 + random.nextInt(20)),
                cuts);
        return cuts.words().isEmpty() ? all : all.cut();
    }

    private static <E extends Enum<E>> Set<E> someOf(Class<E> type, Random random) {
        Set<E> some = EnumSet.noneOf(type);
        for (E one : type.getEnumConstants()) {
            if (random.nextInt(2) == 0) {
                some.add(one);
            }
        }
        return some;
    }

    private Scenario cut() {
        List<Program> smaller = programs.stream()
                .map(program -> program.without(node -> cuts.drops("node", program.name() + "." + node)))
                .toList();
        List<Start> fewer = runs.stream()
                .filter(run -> !cuts.drops("run", run.id()))
                .map(run -> new Start(
                        run.id(),
                        smaller.get(programs.indexOf(run.program())),
                        run.after(),
                        cuts.drops("cancel", run.id()) ? Duration.ZERO : run.cancelAfter(),
                        run.compensates(),
                        cuts.drops("pause", run.id()) ? Duration.ZERO : run.pauseAfter()))
                .toList();
        int left = workers
                - (int) cuts.words().stream()
                        .filter(word -> word.startsWith("worker:"))
                        .count();
        return new Scenario(seed, smaller, fewer, Math.max(1, left), faults, oneIn, troubles, chaos, cuts);
    }

    /** All that could be left out. */
    List<String> parts(int faultsDrawn, int deeds) {
        List<String> words = new ArrayList<>();
        runs.forEach(run -> words.add("run:" + run.id()));
        words.addAll(Cuts.range("fault", 1, faultsDrawn));
        words.addAll(Cuts.range("deed", 1, deeds));
        words.addAll(Cuts.range("worker", 2, workers));
        for (Program program : programs) {
            program.parts().forEach(part -> words.add("node:" + program.name() + "." + part.name()));
        }
        runs.stream().filter(run -> !run.cancelAfter().isZero()).forEach(run -> words.add("cancel:" + run.id()));
        runs.stream().filter(run -> !run.pauseAfter().isZero()).forEach(run -> words.add("pause:" + run.id()));
        words.removeAll(cuts.words());
        return words;
    }
}
