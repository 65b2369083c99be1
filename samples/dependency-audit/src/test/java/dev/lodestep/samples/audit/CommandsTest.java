package dev.lodestep.samples.audit;

import static dev.lodestep.samples.audit.artifact.Jars.installed;
import static dev.lodestep.samples.audit.artifact.Jars.licences;
import static dev.lodestep.samples.audit.artifact.Jars.pom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.artifact.Jars;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    private static final Map<String, String> CODE = Map.of("A.class", "a");

    @TempDir
    private Path folder;

    private final InMemoryRuns runs = new InMemoryRuns();
    private Path repository = Path.of("");
    private int exitCode;

    @BeforeEach
    void aRepositoryWithOneOfEachKind() throws IOException {
        repository = Files.createDirectories(folder.resolve("repository"));
        installed(repository, "free", pom("free", licences("MIT")), CODE);
        installed(repository, "left", pom("left", licences("LGPL-2.1")), CODE);
        installed(repository, "none", pom("none", ""), CODE);
        Path bad = installed(repository, "bad", pom("bad", licences("MIT")), CODE);
        Files.writeString(bad.resolveSibling("bad-1.0.jar.sha1"), "0".repeat(40));
    }

    @Test
    void runAuditsEveryJarAndSaysWhatItFound() throws IOException {
        String output = call("run", repository.toString());

        assertThat(exitCode).isZero();
        assertThat(output)
                .contains("Auditing 4 jars", "Found done: 0 of 4", "100%  4/4 artifacts, 2 to review, 1 refused")
                .containsPattern("permissive +1 ")
                .containsPattern("corrupt +1 ")
                .contains("checksum mismatch: recorded 0000", "Report: " + folder.resolve("data/report.html"));
        assertThat(folder.resolve("data/report.html")).content().contains("org/example/bad/1.0/bad-1.0.jar");
    }

    @Test
    void aSecondRunFindsEverythingDoneAndExecutesNoStep() throws IOException {
        Path effects = folder.resolve("effects.log");
        call("run", repository.toString(), "--effects", effects.toString());
        List<String> first = Files.readAllLines(effects);

        String output = call("run", repository.toString(), "--effects", effects.toString());

        assertThat(output).contains("Found done: 4 of 4 (2 of them wait for review); begun and going on: 0");
        assertThat(Files.readAllLines(effects)).isEqualTo(first);
        assertThat(first)
                .anySatisfy(line -> assertThat(line)
                        .matches("org/example/free/1\\.0/free-1\\.0\\.jar@\\d+@\\d+ fingerprint 1 BEGIN"));
        assertThat(first)
                .filteredOn(line -> line.endsWith(" fingerprint 1 END"))
                .hasSize(4);
    }

    @Test
    void aChangedJarIsAuditedAnewAndTheOldOneIsNoLongerInTheReport() throws IOException {
        call("run", repository.toString());
        Path jar = Jars.jar(
                repository.resolve("org/example/free/1.0/free-1.0.jar"), Map.of("A.class", "something longer"));
        Files.writeString(jar.resolveSibling("free-1.0.jar.sha1"), Jars.sha1(jar));

        String output = call("run", repository.toString());

        assertThat(output).contains("Found done: 3 of 4", "4 artifacts");
    }

    @Test
    void theSameJarInAnotherRepositoryIsAnotherArtifact() throws IOException {
        call("run", repository.toString());
        Path jar = repository.resolve("org/example/free/1.0/free-1.0.jar");
        Path copy = folder.resolve("copy/org/example/free/1.0/free-1.0.jar");
        Files.createDirectories(copy.getParent());
        Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);

        String output = call("run", folder.resolve("copy").toString());

        assertThat(output).contains("Found done: 0 of 1", "1 artifact, ");
        assertThat(call("run", folder.resolve("copy").toString())).contains("Found done: 1 of 1");
    }

    @Test
    void theCommandInTheReportApproves() throws IOException {
        String output = call("run", repository.toString());
        Matcher command = Pattern.compile("dependency-audit review (\\S+left\\S+) approve --data (\\S+)")
                .matcher(output);
        assertThat(command.find()).as(output).isTrue();

        assertThat(call("review", command.group(1), "approve", "--data", command.group(2), "--by", "ann"))
                .startsWith("Approved: org/example/left");
        assertThat(exitCode).isZero();
        assertThat(call("report")).doesNotContain("review " + command.group(1));
        assertThat(folder.resolve("data/report.html")).content().contains("accepted by ann");
        assertThat(call("review", command.group(1), "reject")).startsWith("Its audit is over");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void aPartOfTheIdIsEnoughWhenNoOtherHasIt() throws IOException {
        call("run", repository.toString());

        assertThat(call("review", "none-1.0", "reject")).startsWith("Rejected: org/example/none");
        assertThat(call("review", "example", "reject"))
                .startsWith("Several audits")
                .contains("left-1.0.jar");
        assertThat(exitCode).isEqualTo(2);
        assertThat(call("review", "nowhere", "reject")).startsWith("No audit has the id nowhere");
        assertThat(call("status")).containsPattern("rejected +1\n").containsPattern("waiting for review +1\n");
    }

    @Test
    void beforeAnythingWasAuditedTheOthersSayHowToBegin() {
        for (String[] command : new String[][] {{"status"}, {"report"}, {"review", "a", "approve"}}) {
            assertThat(call(command))
                    .isEqualToIgnoringNewLines("dependency-audit: there is no audit in " + folder.resolve("data")
                            + "; begin one with 'run', or name the folder of another with --data");
            assertThat(exitCode).isEqualTo(1);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorInOneLine() {
        Path gone = folder.resolve("gone");

        assertThat(call("run", gone.toString()))
                .isEqualToIgnoringNewLines("dependency-audit: " + gone + ": there is no such file or folder");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void aFileIsNoRepositoryAndNoDataFolder() throws IOException {
        String file = Files.writeString(folder.resolve("file"), "text").toString();

        assertThat(call("run", file)).isEqualToIgnoringNewLines("dependency-audit: " + file + ": it is no folder");
        assertThat(call("run", repository.toString(), "--data", file))
                .isEqualToIgnoringNewLines("dependency-audit: cannot keep anything in " + file
                        + ": it is no folder; name another folder with --data");
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void aRepositoryWithoutJarsLeavesNothingBehind() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty")).toRealPath();

        assertThat(call("run", empty.toString())).isEqualToIgnoringNewLines("There is no jar in " + empty);
        assertThat(exitCode).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aForeignFileIsNoReport() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/report.db"), "this is a diary and not a database. ".repeat(9));

        assertThat(call("status"))
                .startsWith("dependency-audit: cannot open the report's table")
                .contains("; name another folder with --data")
                .hasLineCount(1);
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void anEffectsLogThatCannotBeWrittenIsAnErrorInOneLine() {
        String log = folder.resolve("gone/effects.log").toString();

        assertThat(call("run", repository.toString(), "--effects", log))
                .isEqualToIgnoringNewLines(
                        "dependency-audit: cannot write the effects log " + log + ": there is no such file or folder");
    }

    @Test
    void anAuditThatBrokeOffSaysWhyAndIsTriedAgainByTheNextRun() throws IOException {
        Path jar = repository.resolve("org/example/free/1.0/free-1.0.jar");
        Path checksum = jar.resolveSibling("free-1.0.jar.sha1");
        Files.delete(checksum);
        Files.createDirectory(checksum);

        assertThat(call("run", repository.toString()))
                .contains("1 could not be audited; the next 'run' tries again what failed.")
                .containsPattern("failed +1 ");
        assertThat(call("status")).containsPattern("could not be audited +1\n");

        Files.delete(checksum);

        assertThat(call("run", repository.toString()))
                .contains("begun and going on: 1 (1 of them had broken off)")
                .containsPattern("permissive +1 ")
                .doesNotContain("could not be audited");
    }

    @Test
    void moreArtifactsThanAreUnderWayAtOnceAllEnd() throws IOException {
        for (int i = 0; i < 100; i++) {
            installed(repository, "many" + i, pom("many" + i, licences("MIT")), CODE);
        }

        assertThat(call("run", repository.toString())).contains("100%  104/104");
        assertThat(runs.mostUnderWay()).isLessThanOrEqualTo(64);
    }

    private String call(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        CommandLine commandLine = Main.commandLine(new Surroundings(
                (database, workflow) -> runs.on(workflow),
                new Terminal(out, false, 80),
                StopRequest::new,
                () -> Instant.EPOCH,
                repository,
                "dependency-audit",
                "bob"));
        commandLine.setErr(out);
        boolean named = List.of(arguments).contains("--data");
        String[] complete = Arrays.copyOf(arguments, arguments.length + (named ? 0 : 2));
        if (!named) {
            complete[arguments.length] = "--data";
            complete[arguments.length + 1] = folder.resolve("data").toString();
        }
        exitCode = commandLine.execute(complete);
        return output.toString();
    }
}
