package dev.lodestep.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources in this process and tells the CPU time of the thread that did it. Other processes on the machine, garbage collection and
 * the threads that compile hot code are not in it.
 */
final class Javac {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Optional<Path> disk;

    /**
     * A compiler.
     *
     * @param disk a folder for what is compiled; if absent, it stays in memory
     */
    Javac(Optional<Path> disk) {
        this.disk = disk;
    }

    /**
     * What a compilation gave.
     *
     * @param cpuNanos the time it took
     * @param generated the sources that were generated
     * @param files how many files were written
     */
    record Compiled(long cpuNanos, Map<String, String> generated, int files) {}

    /** Compiles with these processors; without any if there are none. */
    Compiled compile(Map<String, String> sources, List<Path> classPath, List<Processor> processors) throws IOException {
        Optional<Path> folder =
                disk.isPresent() ? Optional.of(Files.createTempDirectory(disk.get(), "compiled-")) : Optional.empty();
        List<String> options = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-classpath"));
        options.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        if (processors.isEmpty()) {
            options.add("-proc:none");
        }
        List<Source> units = sources.entrySet().stream()
                .map(each -> new Source(each.getKey(), each.getValue()))
                .toList();
        StringWriter messages = new StringWriter();
        long begin = threads.getCurrentThreadCpuTime();
        try (OutputFiles files =
                new OutputFiles(compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8), folder)) {
            JavaCompiler.CompilationTask task = compiler.getTask(messages, files, null, options, null, units);
            task.setProcessors(processors);
            boolean done = task.call();
            long end = threads.getCurrentThreadCpuTime();
            if (!done) {
                throw new IllegalStateException("the sources do not compile: " + messages);
            }
            return new Compiled(end - begin, files.sources(), files.count());
        } finally {
            if (folder.isPresent()) {
                Folders.delete(folder.get());
            }
        }
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
