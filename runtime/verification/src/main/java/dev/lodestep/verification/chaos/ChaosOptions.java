package dev.lodestep.verification.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * What a campaign is to be.
 *
 * @param topology which processes there are
 * @param budget for how long there are faults
 * @param seed what jobs and faults follow from
 * @param workers how many processes execute runs, where there are several
 * @param postgres the JDBC address of a server to use instead of one of its own
 * @param keep whether the files of the campaign are kept
 */
record ChaosOptions(
        Topology topology, Duration budget, long seed, int workers, Optional<String> postgres, boolean keep) {
    static final String USAGE = """
            chaos --topology=A|B|C [--budget=10m] [--seed=N] [--workers=3] [--postgres=jdbc:postgresql://host:port/db?user=…] [--keep]
              Kills, freezes and cuts off real processes for so long, and audits what is left.
              A: workers and a client on PostgreSQL; B: the same on one SQLite file; C: one process on SQLite, killed again and again.""";

    static ChaosOptions parse(List<String> arguments) {
        ChaosOptions options = new ChaosOptions(
                Topology.C, Duration.ofMinutes(1), new Random().nextInt(1_000_000), 3, Optional.empty(), false);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            options = options.with(name, equals < 0 ? "" : argument.substring(equals + 1));
        }
        return options;
    }

    private ChaosOptions with(String name, String value) {
        try {
            return switch (name) {
                case "--topology" ->
                    new ChaosOptions(
                            Topology.valueOf(value.toUpperCase(Locale.ROOT)), budget, seed, workers, postgres, keep);
                case "--budget" -> new ChaosOptions(topology, duration(value), seed, workers, postgres, keep);
                case "--seed" -> new ChaosOptions(topology, budget, Long.parseLong(value), workers, postgres, keep);
                case "--workers" ->
                    new ChaosOptions(topology, budget, seed, Math.max(1, Integer.parseInt(value)), postgres, keep);
                case "--postgres" -> new ChaosOptions(topology, budget, seed, workers, Optional.of(value), keep);
                case "--keep" -> new ChaosOptions(topology, budget, seed, workers, postgres, true);
                default -> throw new IllegalArgumentException("chaos has no option " + name);
            };
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is no duration: " + value, e);
        }
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
