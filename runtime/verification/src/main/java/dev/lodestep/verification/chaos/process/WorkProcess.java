package dev.lodestep.verification.chaos.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A process that works, seen by the one that disturbs it. It ends with that one, however that ends: its input is closed then, and what froze
 * it also thaws it.
 */
public final class WorkProcess implements AutoCloseable {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final Assignment assignment;
    private final Process process;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile boolean endIsOurs;

    private WorkProcess(Assignment assignment, Process process) {
        this.assignment = assignment;
        this.process = process;
    }

    /** Starts one; what it complains of goes to a file beside its others. */
    public static WorkProcess start(Assignment assignment) throws IOException {
        Path temporary = Files.createDirectories(assignment.folder().resolve(assignment.name() + ".tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", // else newer JDKs warn of the driver
                "-Djava.io.tmpdir=" + temporary,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + System.getProperty("chaos.log", "warn"),
                "-Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=error",
                "-cp",
                CLASS_PATH,
                Program.class.getName()));
        command.addAll(assignment.arguments());
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.to(
                        assignment.folder().resolve(assignment.name() + ".log").toFile()))
                .start();
        WorkProcess started = new WorkProcess(assignment, process);
        Future<?> unused = process.onExit()
                .thenRun(() ->
                        Folders.delete(temporary)); // the SQLite driver unpacks itself, and a dead process leaves that
        Thread reader = new Thread(started::read, "output of " + assignment.name());
        reader.setDaemon(true);
        reader.start();
        return started;
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(Program.READY)) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            // it was killed
        }
        ready.complete(false);
    }

    /** What it is to do. */
    public Assignment assignment() {
        return assignment;
    }

    /** Its name. */
    public String name() {
        return assignment.name();
    }

    /** Whether it is there. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Waits until it is ready to work, at most so long; whether it is. */
    public boolean awaitReady(Duration atMost) {
        return ready.copy()
                .completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Ends it at once. */
    public void kill() throws InterruptedException {
        endIsOurs = true;
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits, at most so long; whether it has. */
    public boolean terminate(Duration atMost) throws InterruptedException {
        endIsOurs = true;
        process.toHandle()
                .destroy(); // unlike Process.destroy it leaves the input open, whose end would be the end at once
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end when its customers have gone. */
    public void finish() throws IOException {
        endIsOurs = true;
        Writer input = process.outputWriter();
        input.write(Program.FINISH + "\n");
        input.flush();
    }

    /** Waits for its end; whether it has come. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Freezes it for so long, as a pause for garbage collection or a suspended machine does. */
    public void freeze(Duration duration) throws IOException {
        String pid = Long.toString(process.pid());
        // a process of its own thaws it even if this one is gone by then
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "kill -STOP " + pid + "; sleep " + duration.toMillis() / 1000.0 + "; kill -CONT " + pid)
                .redirectError(Redirect.DISCARD)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    /** Whether it ended although nobody asked it to. */
    public boolean endedByItself() {
        return !process.isAlive() && (!endIsOurs || process.exitValue() == 1);
    }

    /** How it ended. */
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public void close() {
        endIsOurs = true;
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while " + name() + " ended", e));
        }
    }
}
