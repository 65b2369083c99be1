package dev.lodestep.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources in memory with the processors of this module, as a user's build does. */
final class Javac {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)(?:^|; *)(?:public |final |abstract |sealed |non-sealed |@\\w+(?:\\([^)]*\\))? )*(?:class|interface|record|enum|@interface)\\s+([\\p{L}\\w$]+)");

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>(List.of("--release", "17", "-encoding", "UTF-8", "-g"));
    private final List<Processor> processors =
            new ArrayList<>(List.of(new WorkflowIndexProcessor(), new WorkflowProcessor()));

    /** Adds a source file, named after its first top-level type. */
    Javac source(String text) {
        Matcher inPackage = PACKAGE.matcher(text);
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in " + text);
        }
        String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
        sources.put(folder + type.group(1) + ".java", text);
        return this;
    }

    Javac options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** What a careful user compiles with. */
    Javac strict() {
        return options("-Xlint:all,-processing", "-Werror");
    }

    /** Takes these processors only. */
    Javac processors(Processor... these) {
        processors.clear();
        processors.addAll(List.of(these));
        return this;
    }

    /** Lets another processor take part. */
    Javac with(Processor processor) {
        processors.add(processor);
        return this;
    }

    Result compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (Outputs outputs =
                new Outputs(compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
            List<Input> inputs = sources.entrySet().stream()
                    .map(each -> new Input(each.getKey(), each.getValue()))
                    .toList();
            JavaCompiler.CompilationTask task = compiler.getTask(null, outputs, diagnostics, options, null, inputs);
            task.setLocale(Locale.ROOT);
            task.setProcessors(processors);
            boolean success = task.call();
            return new Result(success, diagnostics.getDiagnostics(), outputs.contents());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of it. */
    record Result(boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> files) {
        /** A generated source or resource, by its path. */
        String text(String path) {
            byte[] bytes = files.get(path);
            if (bytes == null) {
                throw new AssertionError("no " + path + " among " + files.keySet() + "\n" + report());
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        List<Diagnostic<? extends JavaFileObject>> errors() {
            return diagnostics.stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
        }

        /** All diagnostics as the compiler prints them: file, line, kind, whole message. */
        String report() {
            StringBuilder text = new StringBuilder();
            for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
                if (each.getSource() != null) {
                    text.append(each.getSource().getName())
                            .append(':')
                            .append(each.getLineNumber())
                            .append(": ");
                }
                text.append(each.getKind().name().toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(each.getMessage(Locale.ROOT))
                        .append('\n');
            }
            return text.toString();
        }

        /** The compiled classes, on top of those of the tests. */
        ClassLoader load() {
            return new ClassLoader(Javac.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    byte[] bytes = files.get(name.replace('.', '/') + ".class");
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes, 0, bytes.length);
                }

                @Override
                protected Enumeration<URL> findResources(String name) throws IOException {
                    byte[] bytes = files.get(name);
                    if (bytes == null) {
                        return Collections.emptyEnumeration();
                    }
                    Path copy = Files.createTempFile("resource", "");
                    copy.toFile().deleteOnExit();
                    Files.write(copy, bytes);
                    return Collections.enumeration(List.of(copy.toUri().toURL()));
                }
            };
        }
    }

    private static final class Input extends SimpleJavaFileObject {
        private final String path;
        private final String text;

        private Input(String path, String text) {
            super(URI.create("mem:///" + path.replaceAll("[^\\x21-\\x7e]", "_")), Kind.SOURCE);
            this.path = path;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public String getName() {
            return path;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return path.endsWith(simpleName + kind.extension);
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> outputs = new TreeMap<>();

        private Outputs(JavaFileManager delegate) {
            super(delegate);
        }

        private Map<String, byte[]> contents() {
            Map<String, byte[]> contents = new TreeMap<>();
            outputs.forEach((path, each) -> contents.put(path, each.bytes.toByteArray()));
            return contents;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return output(className.replace('.', '/') + kind.extension, kind);
        }

        @Override
        public FileObject getFileForOutput(
                Location location, String packageName, String relativeName, FileObject sibling) {
            return output(relativeName, JavaFileObject.Kind.OTHER);
        }

        @Override
        public FileObject getFileForInput(Location location, String packageName, String relativeName)
                throws IOException {
            return location == StandardLocation.CLASS_OUTPUT
                    ? null
                    : super.getFileForInput(location, packageName, relativeName);
        }

        private Output output(String path, JavaFileObject.Kind kind) {
            return outputs.computeIfAbsent(path, any -> new Output(path, kind));
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return a == b;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String path;

        private Output(String path, Kind kind) {
            super(URI.create("out:///" + path.replaceAll("[^\\x21-\\x7e]|%", "_")), kind);
            this.path = path;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public String getName() {
            return path;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return path.endsWith(simpleName + kind.extension);
        }
    }
}
