package dev.lodestep.benchmarks.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Keeps what a compilation writes in memory, because what it takes to create a file differs between machines by far more than processors
 * differ; on request it is written to a folder, too.
 */
final class OutputFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Written> written = new TreeMap<>();
    private final Optional<Path> disk;

    OutputFiles(StandardJavaFileManager inputs, Optional<Path> disk) {
        super(inputs);
        this.disk = disk;
    }

    /** How many files were written. */
    int count() {
        return written.size();
    }

    /** The sources among them, by path. */
    Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        written.forEach((path, each) -> {
            if (each.getKind() == JavaFileObject.Kind.SOURCE) {
                sources.put(path, each.text());
            }
        });
        return sources;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return output(className.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling) {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        return output(folder + relativeName, JavaFileObject.Kind.OTHER);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one.getName().equals(other.getName());
    }

    private Written output(String path, JavaFileObject.Kind kind) {
        Written file = new Written(path, kind);
        written.put(path, file);
        return file;
    }

    private final class Written extends SimpleJavaFileObject {
        private final String path;
        private byte[] bytes = {};

        Written(String path, Kind kind) {
            super(URI.create("memory:///" + path), kind);
            this.path = path;
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    bytes = toByteArray();
                    if (disk.isPresent()) {
                        Path file = disk.get().resolve(path);
                        Files.createDirectories(file.getParent());
                        Files.write(file, bytes);
                    }
                }
            };
        }
    }
}
