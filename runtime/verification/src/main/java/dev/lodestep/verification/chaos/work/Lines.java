package dev.lodestep.verification.chaos.work;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file to which lines of fields are appended, each in one write to the operating system: a process that is killed after a line was
 * appended leaves it behind. One that is killed in the middle leaves a line without its end, which is not read.
 */
public final class Lines implements AutoCloseable {
    private static final String SEPARATOR = "\t";

    private final FileOutputStream out; // unlike a channel it survives an interrupt

    /** Appends to that file; what is there stays. */
    public Lines(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = new FileOutputStream(file.toFile(), true);
    }

    /** Appends a line of these fields. */
    public void append(Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) {
            texts.add(String.valueOf(field).replace('\t', ' ').replace('\n', ' '));
        }
        byte[] line = (String.join(SEPARATOR, texts) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (this) {
                out.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The whole lines of all files of a folder that end so, each as its fields. */
    public static List<String[]> read(Path folder, String ending) throws IOException {
        List<String[]> lines = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return lines;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                int end = text.lastIndexOf('\n');
                if (end >= 0) {
                    text.substring(0, end).lines().forEach(line -> lines.add(line.split(SEPARATOR, -1)));
                }
            }
        }
        return lines;
    }
}
