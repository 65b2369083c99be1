package dev.lodestep.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Processes are killed for a while, and nothing is found that must not be. {@code -Dchaos.seed=…} gives the same jobs and faults again,
 * {@code -Dchaos.budget.sqlite=25s} and {@code -Dchaos.budget.postgres=35s} say how long; {@code 0s} leaves it out.
 */
@EnabledOnOs(OS.LINUX) // it needs signals, and a shell that sends them
class ChaosCampaignTest {
    private final long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));

    @Test
    void one_process_on_sqlite_that_is_killed_again_and_again() throws Exception {
        nothingIsFound("--topology=C", System.getProperty("chaos.budget.sqlite", "25s"));
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "NOT RUN: the PostgreSQL of the tests is for linux-amd64")
    void workers_on_postgres_behind_a_network_that_fails() throws Exception {
        nothingIsFound("--topology=A", System.getProperty("chaos.budget.postgres", "35s"));
    }

    private void nothingIsFound(String topology, String budget) throws Exception {
        if (budget.equals("0s")) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed);
        ChaosOptions options = ChaosOptions.parse(List.of(topology, "--budget=" + budget, "--seed=" + seed));
        Outcome outcome = new Campaign(options, lines::add).run();
        lines.addAll(new Report(outcome).lines());
        lines.forEach(System.out::println);

        assertThat(outcome.violations()).as(String.join("\n", lines)).isEmpty();
        assertThat(outcome.chronicle().disturbances()).as("disturbances").isNotEmpty();
        assertThat(outcome.evidence().stories()).as("runs").isNotEmpty();
    }
}
