package dev.lodestep.verification.simulation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * What is to be simulated.
 *
 * @param seeds how many seeds
 * @param first the first of them
 * @param budget for how long at most
 * @param threads how many at a time
 * @param single the only seed to play, with its story
 * @param kind on which store, for a single seed
 * @param cuts what is left out of it
 * @param bugs whether planted bugs are looked for instead
 */
record SimulationOptions(
        long seeds,
        long first,
        Duration budget,
        int threads,
        Optional<Long> single,
        StoreKind kind,
        Cuts cuts,
        boolean bugs) {
    static final String USAGE = """
            simulate [--seeds=5000] [--budget=10m] [--first=N] [--threads=2]
              Plays random workflows on the real engine in virtual time, among faults, and checks what must hold in every history.
            simulate --seed=N [--store=memory|sqlite] [--without=run:r1,fault:7]
              Plays one seed, and tells what happens.
            simulate --planted-bugs
              Finds the bugs that are planted on purpose, and says by which seed.""";

    static SimulationOptions parse(List<String> arguments) {
        SimulationOptions options = new SimulationOptions(
                5_000,
                1 + new Random().nextInt(1_000_000_000),
                Duration.ofMinutes(10),
                Runtime.getRuntime().availableProcessors(),
                Optional.empty(),
                StoreKind.MEMORY,
                Cuts.NONE,
                false);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            options = options.with(name, equals < 0 ? "" : argument.substring(equals + 1));
        }
        return options;
    }

    private SimulationOptions with(String name, String value) {
        try {
            return switch (name) {
                case "--seeds" ->
                    new SimulationOptions(number(value), first, budget, threads, single, kind, cuts, bugs);
                case "--first" ->
                    new SimulationOptions(seeds, number(value), budget, threads, single, kind, cuts, bugs);
                case "--budget" ->
                    new SimulationOptions(
                            seeds, first, Duration.parse("PT" + value), threads, single, kind, cuts, bugs);
                case "--threads" ->
                    new SimulationOptions(
                            seeds, first, budget, (int) Math.max(1, number(value)), single, kind, cuts, bugs);
                case "--seed" ->
                    new SimulationOptions(seeds, first, budget, threads, Optional.of(number(value)), kind, cuts, bugs);
                case "--store" ->
                    new SimulationOptions(
                            seeds,
                            first,
                            budget,
                            threads,
                            single,
                            StoreKind.valueOf(value.toUpperCase(Locale.ROOT)),
                            cuts,
                            bugs);
                case "--without" ->
                    new SimulationOptions(seeds, first, budget, threads, single, kind, Cuts.parse(value), bugs);
                case "--planted-bugs" -> new SimulationOptions(seeds, first, budget, threads, single, kind, cuts, true);
                default -> throw new IllegalArgumentException("simulate has no option " + name);
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is no duration: " + value, e);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no number", e);
        }
    }
}
