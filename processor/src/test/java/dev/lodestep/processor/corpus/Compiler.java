package dev.lodestep.processor.corpus;

import dev.lodestep.processor.WorkflowIndexProcessor;
import dev.lodestep.processor.WorkflowProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** A Java compiler that is given one program after the other, with the processors of this module; the class path is opened once. */
abstract class Compiler implements AutoCloseable {
    private final JavaCompiler compiler;
    private final List<String> options;
    private final StandardJavaFileManager shared;

    private Compiler(JavaCompiler compiler, String... options) {
        this.compiler = compiler;
        this.options = List.of(options);
        this.shared = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /** The compiler of the running JDK, at its own language level. */
    static Compiler javac() {
        return new InMemory();
    }

    /** The compiler of Eclipse, which also many editors use. */
    static Compiler ecj() {
        return new OnDisk();
    }

    Compilation compile(List<SourceText> sources, String... more) {
        return compile(sources, List.of(), more);
    }

    /**
     * Compiles sources.
     *
     * @param others processors that take part beside those of this module
     * @param more options
     */
    Compilation compile(List<SourceText> sources, List<Processor> others, String... more) {
        try {
            return compileAll(sources, others, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract Compilation compileAll(List<SourceText> sources, List<Processor> others, String... more)
            throws IOException;

    StandardJavaFileManager shared() {
        return shared;
    }

    /** Runs the compiler; gives what it said. */
    List<Compilation.Said> run(
            JavaFileManager files, Iterable<? extends JavaFileObject> sources, List<Processor> others, String... more) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        JavaCompiler.CompilationTask task =
                compiler.getTask(new StringWriter(), files, diagnostics, all, null, sources);
        task.setLocale(Locale.ROOT);
        List<Processor> processors = new ArrayList<>(List.of(new WorkflowIndexProcessor(), new WorkflowProcessor()));
        processors.addAll(others);
        task.setProcessors(processors);
        task.call();
        return diagnostics.getDiagnostics().stream()
                .map(each -> new Compilation.Said(
                        each.getKind(),
                        each.getSource() == null ? "" : each.getSource().getName(),
                        each.getLineNumber(),
                        String.valueOf(each.getMessage(Locale.ROOT))))
                .toList();
    }

    @Override
    public void close() {
        try {
            shared.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InMemory extends Compiler {
        private InMemory() {
            super(Objects.requireNonNull(ToolProvider.getSystemJavaCompiler()), "-encoding", "UTF-8");
        }

        @Override
        Compilation compileAll(List<SourceText> sources, List<Processor> others, String... more) {
            MemoryOutputs outputs = new MemoryOutputs(shared());
            return new Compilation(run(outputs, sources, others, more), outputs.files());
        }

        @Override
        public String toString() {
            return "javac";
        }
    }

    /** Eclipse's compiler reads sources, also generated ones, by their paths. */
    private static final class OnDisk extends Compiler {
        private OnDisk() {
            super(new EclipseCompiler(), "-17", "-encoding", "UTF-8");
        }

        @Override
        Compilation compileAll(List<SourceText> sources, List<Processor> others, String... more) throws IOException {
            Path folder = Files.createTempDirectory("corpus");
            try {
                List<Path> inputs = new ArrayList<>();
                for (SourceText each : sources) {
                    Path file = folder.resolve("in").resolve(each.getName());
                    Files.createDirectories(file.getParent());
                    inputs.add(Files.writeString(file, each.text()));
                }
                Path out = Files.createDirectories(folder.resolve("out"));
                shared().setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
                shared().setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(out));
                String paths = folder.resolve("in") + "/";
                List<Compilation.Said> said =
                        run(shared(), shared().getJavaFileObjectsFromPaths(inputs), others, more).stream()
                                .map(each -> new Compilation.Said(
                                        each.kind(), each.file().replace(paths, ""), each.line(), each.message()))
                                .toList();
                return new Compilation(said, contents(out));
            } finally {
                delete(folder);
            }
        }

        private static Map<String, byte[]> contents(Path folder) throws IOException {
            Map<String, byte[]> contents = new TreeMap<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    contents.put(folder.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
                }
            }
            return contents;
        }

        private static void delete(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }

        @Override
        public String toString() {
            return "ecj";
        }
    }
}
