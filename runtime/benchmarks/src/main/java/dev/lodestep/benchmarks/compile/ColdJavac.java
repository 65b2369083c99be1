package dev.lodestep.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles each time in a new process, on disk, as a build without a daemon does. The time is all CPU time of that process, for the user and
 * for the system, from its start on: loading classes, compiling hot code and collecting garbage are in it.
 */
final class ColdJavac implements Compiler {
    /** Less noise: one compiler of hot code rather than two, and a collector without threads of its own. */
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final Path own;

    /**
     * A compiler.
     *
     * @param folder for sources and for what is compiled; each compilation deletes its own
     * @param own the jar or the folder with the classes of this benchmark
     */
    ColdJavac(Path folder, Path own) {
        this.folder = folder;
        this.own = own;
    }

    @Override
    public Compiled compile(Map<String, String> sources, List<Path> jars, boolean processing) throws IOException {
        Path work = Files.createTempDirectory(folder, "cold-");
        try {
            Path classes = Files.createDirectory(work.resolve("classes"));
            Path generated = Files.createDirectory(work.resolve("generated"));
            Path arguments = work.resolve("arguments");
            String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            List<String> lines = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-encoding", "UTF-8"));
            lines.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
            lines.addAll(List.of("-classpath", path, "-processorpath", path));
            if (!processing) {
                lines.add("-proc:none");
            }
            for (Map.Entry<String, String> each : sources.entrySet()) {
                Path file = work.resolve("sources").resolve(each.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, each.getValue());
                lines.add(file.toString());
            }
            Files.write(
                    arguments,
                    lines.stream()
                            .map(each -> '"' + each.replace("\\", "\\\\") + '"')
                            .toList());
            long nanos = run(arguments, work.resolve("cpu"));
            Map<String, String> texts = texts(generated);
            return new Compiled(nanos, texts, texts.size() + files(classes).size());
        } finally {
            Folders.delete(work);
        }
    }

    private long run(Path arguments, Path cpu) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", own.toString(), ColdMain.class.getName(), cpu.toString(), "@" + arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the sources do not compile: " + messages);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a compilation was measured", e);
        }
        return Long.parseLong(Files.readString(cpu));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path each : files(folder)) {
            texts.put(folder.relativize(each).toString().replace(File.separatorChar, '/'), Files.readString(each));
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {}
}
