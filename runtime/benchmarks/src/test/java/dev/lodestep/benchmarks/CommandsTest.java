package dev.lodestep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Each command in its quick form: what it prints for programs, and that nothing was lost. How fast anything was is not looked at. */
class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite", "postgres"})
    void throughput_is_told_beside_whatever_there_is_on_that_store(String store) {
        Map<String, String> result = run("throughput", "--store=" + store, "--quick", "--in-flight=4");

        assertThat(result).containsEntry("name", "throughput").containsEntry("store", store);
        assertThat(result).containsKeys("steps_per_s", "p50_ms", "p99_ms").containsEntry("in_flight", "4");
        List<String> raw = List.of("raw_steps_per_s", "ratio_to_raw");
        List<String> peer = List.of("dbos_steps_per_s", "ratio_to_dbos");
        switch (store) {
            case "memory" -> assertThat(result).doesNotContainKeys("ratio_to_raw", "ratio_to_dbos");
            case "sqlite" ->
                assertThat(result).containsKeys(raw.toArray(String[]::new)).doesNotContainKey("ratio_to_dbos");
            default ->
                assertThat(result).containsKeys(raw.toArray(String[]::new)).containsKeys(peer.toArray(String[]::new));
        }
        assertThat(Double.parseDouble(result.get("steps_per_s"))).isPositive();
    }

    @Test
    void latency_is_that_of_a_run_beside_a_commit_for_each_of_its_entries() {
        Map<String, String> result = run("latency", "--store=sqlite", "--quick", "--steps=3");

        assertThat(result)
                .containsEntry("name", "latency")
                .containsEntry("steps", "3")
                .containsEntry("raw_commits", "5")
                .containsKeys("steps_per_s", "p50_ms", "p99_ms", "raw_p50_ms", "ratio_to_raw");
    }

    @Test
    void growth_is_told_by_each_kind_of_cost() {
        Map<String, String> result =
                run("growth", "--store=sqlite", "--parked=600,900", "--times=3", "--quiet=20", "--timers=40");

        assertThat(result)
                .containsEntry("name", "growth")
                .containsEntry("parked", "900")
                .containsEntry("timers", "40")
                .containsKeys(
                        "start_growth", "step_growth", "resume_growth", "claim_growth", "heap_mb", "fresh_p99_ms");
        assertThat(out.toString()).contains("beside 600 parked runs", "beside 900 parked runs", "claim ms/run");
    }

    @Test
    void a_signal_from_another_process_wakes_every_run() {
        Map<String, String> result = run("wake", "--store=sqlite", "--rings=2");

        assertThat(result)
                .containsEntry("name", "wake")
                .containsEntry("rings", "2")
                .containsKeys("p50_ms", "p99_ms");
    }

    @Test
    void when_a_worker_is_lost_every_run_ends_and_no_step_is_recorded_twice() {
        Map<String, String> result = run("recovery", "--store=sqlite", "--quick");

        assertThat(result)
                .containsEntry("name", "recovery")
                .containsEntry("lost", "0")
                .containsEntry("repeated", "0")
                .containsKeys("kill_runs", "kill_max_ms", "term_runs", "term_max_ms");
    }

    @Test
    void an_unknown_option_is_answered_with_those_that_there_are() {
        assertThat(execute("throughput", "--storr=sqlite")).isNotZero();

        assertThat(err.toString())
                .contains("Unknown option: '--storr=sqlite'")
                .contains("--store=")
                .contains("--quick");
    }

    @Test
    void what_needs_several_processes_refuses_the_memory_store() {
        assertThat(execute("wake", "--store=memory")).isNotZero();

        assertThat(err.toString()).contains("wake needs several processes").contains("--store=sqlite");
    }

    @Test
    void too_few_parked_runs_are_refused_before_anything_is_done() {
        assertThat(execute("growth", "--parked=10,20", "--times=5")).isNotZero();

        assertThat(err.toString()).contains("--parked=10 is too few for --times=5; give at least 512");
    }

    private Map<String, String> run(String... args) {
        int status = execute(args);
        List<String> lines = out.toString().lines().toList();
        assertThat(status).as("%s%s", out, err).isZero();
        String last = lines.get(lines.size() - 1);
        assertThat(last).startsWith("RESULT ");
        Map<String, String> values = new HashMap<>();
        for (String pair : last.substring("RESULT ".length()).split(" ", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return values;
    }

    private int execute(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
