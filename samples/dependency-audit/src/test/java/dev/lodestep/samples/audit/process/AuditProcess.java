package dev.lodestep.samples.audit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own, started as a user starts it. */
final class AuditProcess implements AutoCloseable {
    private static final List<String> QUICK_START = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path output;

    private AuditProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the program in a folder, where its output is kept, too. */
    static AuditProcess start(Path folder, String... arguments) throws IOException {
        String jar = System.getProperty("audit.jar");
        assertThat(jar)
                .as("the system property audit.jar: 'mvn verify' sets it")
                .isNotNull();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_START);
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output-", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new AuditProcess(process, output);
    }

    /** Starts the program and waits for its end. */
    static Ended call(Path folder, String... arguments) throws IOException {
        try (AuditProcess process = start(folder, arguments)) {
            return process.await();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What it has said so far, on both of its outputs. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** {@code kill -9}; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        end();
    }

    /** {@code kill}, which a program hears. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    Ended await() throws IOException {
        return new Ended(end(), output());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private int end() {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the program ended within %s s", PATIENCE_SECONDS)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the program", e);
        }
    }

    /** How a process ended, and what it had said. */
    record Ended(int exitCode, String output) {}
}
