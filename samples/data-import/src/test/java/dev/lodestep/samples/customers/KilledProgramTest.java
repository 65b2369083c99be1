package dev.lodestep.samples.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed in the middle of a file, and a second one imports what is left. */
class KilledProgramTest {
    private static final int ROWS = 600;

    @TempDir
    Path data;

    @Test
    void everyRowIsImportedOnceAlthoughTheProgramIsKilled() throws IOException, InterruptedException {
        Path file = data.resolve("customers.csv");
        SampleFile.write(file, ROWS);

        Process first = start(file);
        readUntil(first, "  200 rows");
        first.destroyForcibly().waitFor();
        String summary = readUntil(start(file), " saved, ");

        assertThat(summary).startsWith("599 saved, 1 refused; ");
        int bySecond = Integer.parseInt(summary.replaceAll(".*; | rows by this process", ""));
        assertThat(bySecond).isLessThan(ROWS - 200 + 10);
        try (CustomerTable table = CustomerTable.at(data.resolve("customers.db"))) {
            assertThat(table.count()).isEqualTo(599);
        }
    }

    private Process start(Path file) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Ddata=" + data,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "import",
                file.toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String readUntil(Process process, String text) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = "";
        while (line != null && !line.contains(text)) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }
}
