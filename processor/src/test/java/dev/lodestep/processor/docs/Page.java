package dev.lodestep.processor.docs;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/** The code on a page of the documentation. */
record Page(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```$");
    private static final Predicate<String> IMPORT =
            Pattern.compile("^import .*;$").asPredicate();

    static Page at(String path) throws IOException {
        return new Page(Files.readString(Path.of(path)));
    }

    /** The blocks in a language, empty for none, in their order. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(each -> each.group(1).equals(language))
                .map(each -> each.group(2))
                .toList();
    }

    /** The one block in which something is written. */
    String blockWith(String language, String part) {
        return blocks(language).stream()
                .filter(each -> each.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no block with " + part));
    }

    /** A block as a source file of its own, with the imports of another. */
    static JavaFileObject file(String name, String inPackage, String imports, String block) {
        return JavaFileObjects.forSourceString(
                inPackage + "." + name,
                "package " + inPackage + ";\n" + lines(imports + block, IMPORT) + lines(block, IMPORT.negate()));
    }

    /** A block of statements as a method of a class that has what they take for granted. */
    static JavaFileObject statements(String name, String inPackage, String imports, String block) {
        return file(
                name,
                inPackage,
                imports + lines(block, IMPORT),
                "abstract class " + name + " extends Given {\n" + name
                        + "(Given it) { super(it.shop, it.order, it.dataSource, it.saved); }\n"
                        + "void run() throws Exception {\n" + lines(block, IMPORT.negate()) + "}\n}\n");
    }

    private static String lines(String text, Predicate<String> wanted) {
        return text.lines().filter(wanted).map(line -> line + "\n").collect(Collectors.joining());
    }
}
