package dev.lodestep.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, which talks by a {@link Parent}. Closing it kills it. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private Child(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a program of this class path with so much heap. */
    public static Child start(Class<?> program, int heapMegabytes, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(args));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits for the next line that begins so, and gives the rest of it; {@link IOException} if the program ends before. */
    public String hear(String beginning) throws IOException {
        while (true) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("process " + process.pid() + " ended before it said '" + beginning + "'");
            }
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
        }
    }

    /** Says a line. */
    public void tell(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** SIGKILL: it does nothing more. */
    public void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM: its shutdown hooks run. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its input, too, which ends it at once
    }

    @Override
    public void close() {
        kill();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
