package dev.lodestep.processor.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what one compilation writes, and leaves the class path, which takes long to open, to a file manager that outlives it. */
final class MemoryOutputs extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> outputs = new TreeMap<>();

    MemoryOutputs(JavaFileManager shared) {
        super(shared);
    }

    /** What was written, by path. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        outputs.forEach((path, each) -> files.put(path, each.bytes.toByteArray()));
        return files;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return output(className.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling) {
        return output(
                packageName.isEmpty() ? relativeName : packageName.replace('.', '/') + "/" + relativeName,
                JavaFileObject.Kind.OTHER);
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName) throws IOException {
        if (location.isOutputLocation()) {
            throw new FileNotFoundException(relativeName);
        }
        return super.getFileForInput(location, packageName, relativeName);
    }

    private Output output(String path, JavaFileObject.Kind kind) {
        return outputs.computeIfAbsent(path, any -> new Output(path, kind));
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a == b;
    }

    @Override
    public void close() {
        // The shared file manager is closed by whoever opened it.
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
            bytes.reset();
            return bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes.toByteArray());
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
