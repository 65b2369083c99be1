package dev.lodestep.processor.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program without faults. Where it says how it is to be understood, each node does so in a line above it:
 * {@code //= ship <- charge, pack (payment = charge, parcel = pack)}, which is what it follows, and whose results its parameters get.
 *
 * @param name the path below the folder of right programs, without {@code .java}
 */
record RightProgram(String name, SourceText source) {
    private static final Path ROOT = Path.of("src", "test", "resources", "corpus", "right");
    private static final Pattern NODE = Pattern.compile("(?m)^\\s*//= (.+)$");

    /** A top-level class with its members: the first line, all between, and the last line. */
    private static final Pattern CLASS =
            Pattern.compile("(?ms)^((?:public |final |abstract )*class [^\\n]*\\{)\\n(.*?)\\n(\\})$");

    /** All of them, by path. */
    static List<RightProgram> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<RightProgram> programs = new ArrayList<>();
            for (Path each : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String path =
                        ROOT.relativize(each).toString().replace('\\', '/').replace(".java", "");
                String simple = path.substring(path.lastIndexOf('/') + 1);
                programs.add(new RightProgram(path, new SourceText(simple, Files.readString(each))));
            }
            return programs;
        }
    }

    /** What its nodes say, in any order. */
    List<String> nodes() {
        return NODE.matcher(source.text()).results().map(each -> each.group(1)).toList();
    }

    /** The name of the class that the file is named after. */
    String className() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The same program with the members of its top-level classes in another order. */
    RightProgram shuffled(Random random) {
        String text = CLASS.matcher(source.text()).replaceAll(match -> {
            List<String> members = new ArrayList<>(List.of(match.group(2).split("\n\n(?= {4}\\S)")));
            Collections.shuffle(members, random);
            return Matcher.quoteReplacement(
                    match.group(1) + "\n" + String.join("\n\n", members) + "\n" + match.group(3));
        });
        return new RightProgram(name, new SourceText(className(), text));
    }

    @Override
    public String toString() {
        return name;
    }
}
