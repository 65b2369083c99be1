package dev.lodestep.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources in this process and tells the CPU time of the thread that did it. Other processes on the machine, garbage collection and
 * the threads that compile hot code are not in it. The classes of processors are loaded once, as a build daemon does; each compilation has
 * new instances.
 */
final class WarmJavac implements Compiler {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<List<Path>, URLClassLoader> loaders = new HashMap<>();
    private final Optional<Path> disk;

    /**
     * A compiler.
     *
     * @param disk a folder for what is compiled; if absent, it stays in memory
     */
    WarmJavac(Optional<Path> disk) {
        this.disk = disk;
    }

    @Override
    public Compiled compile(Map<String, String> sources, List<Path> jars, boolean processing) throws IOException {
        Optional<Path> folder =
                disk.isPresent() ? Optional.of(Files.createTempDirectory(disk.get(), "warm-")) : Optional.empty();
        List<String> options = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-classpath"));
        options.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        if (!processing) {
            options.add("-proc:none");
        }
        List<Processor> processors = processing ? processors(jars) : List.of();
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

    private List<Processor> processors(List<Path> jars) throws IOException {
        URLClassLoader loader = loaders.get(jars);
        if (loader == null) {
            List<URL> urls = new ArrayList<>();
            for (Path each : jars) {
                urls.add(each.toUri().toURL());
            }
            loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            loaders.put(jars, loader);
        }
        List<Processor> found = new ArrayList<>();
        ServiceLoader.load(Processor.class, loader).forEach(found::add);
        if (found.isEmpty()) {
            throw new IllegalStateException("no processor in " + jars);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        for (URLClassLoader each : loaders.values()) {
            each.close();
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
