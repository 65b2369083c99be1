package dev.lodestep.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while it asks a reviewer, and a second one goes on with what it left. */
class KilledProgramTest {
    @TempDir
    Path data;

    @Test
    void anOrderSurvivesItsProcess() throws IOException, InterruptedException {
        Process asking = start("run");
        List<String> first = readUntil(asking, "looks suspicious");
        asking.destroyForcibly().waitFor();

        List<String> second = readUntil(start("approve", "1002", "eve"), "is on its way: T-R-1002");

        assertThat(first).contains("  1002: reserve 1 article", "  charge 1280.00 € to visa-0815");
        assertThat(second).contains("  ship R-1002 to Malmö").noneMatch(line -> line.startsWith("  charge"));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Ddata=" + data,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> readUntil(Process process, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = "";
        while (line != null && !line.contains(text)) {
            line = out.readLine();
            lines.add(String.valueOf(line));
        }
        return lines;
    }
}
