package dev.lodestep.processor.corpus;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory, as a compiler sees it. */
final class SourceText extends SimpleJavaFileObject {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");

    private final String path;
    private final String text;

    /**
     * A file in the folder of the package that its text declares.
     *
     * @param name the file's name without {@code .java}
     */
    SourceText(String name, String text) {
        this(folderOf(text) + name + ".java", Kind.SOURCE, text);
    }

    private SourceText(String path, Kind kind, String text) {
        super(URI.create("mem:///" + path.replaceAll("[^\\x21-\\x7e]|%", "_")), kind);
        this.path = path;
        this.text = text;
    }

    private static String folderOf(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
    }

    String text() {
        return text;
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
        return kind == Kind.SOURCE && path.endsWith(simpleName + ".java");
    }
}
