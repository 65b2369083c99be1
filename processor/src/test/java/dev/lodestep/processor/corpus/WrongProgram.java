package dev.lodestep.processor.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program with faults, and what is to be said about each: a line {@code //! missing-value: 'ship' needs a Payment} stands right above
 * the line at which the fault is to be reported, and tells its id and a part of the first line of the message.
 *
 * @param folder the id that the program is about, or {@code several}
 */
record WrongProgram(String folder, SourceText source, List<Expectation> expectations) {
    private static final Path ROOT = Path.of("src", "test", "resources", "corpus", "wrong");
    private static final Pattern EXPECTATION = Pattern.compile("\\s*//! ([a-z-]+): (.+)");

    /** One fault and where it is reported. */
    record Expectation(String file, long line, String id, String text) {
        @Override
        public String toString() {
            return file + ":" + line + ": [lodestep/" + id + "] " + text;
        }
    }

    /** All of them, by path. */
    static List<WrongProgram> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<WrongProgram> programs = new ArrayList<>();
            for (Path each : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                programs.add(read(each));
            }
            return programs;
        }
    }

    private static WrongProgram read(Path file) throws IOException {
        String text = Files.readString(file);
        String name = file.getFileName().toString().replace(".java", "");
        SourceText source = new SourceText(name, text);
        return new WrongProgram(
                file.getParent().getFileName().toString(), source, expectations(source.getName(), text));
    }

    private static List<Expectation> expectations(String file, String text) {
        List<Expectation> found = new ArrayList<>();
        List<Matcher> waiting = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.matches()) {
                waiting.add(matcher);
                continue;
            }
            for (Matcher each : waiting) {
                found.add(new Expectation(file, i + 1, each.group(1), each.group(2)));
            }
            waiting.clear();
        }
        return found;
    }

    @Override
    public String toString() {
        return folder + "/" + source.getName();
    }
}
