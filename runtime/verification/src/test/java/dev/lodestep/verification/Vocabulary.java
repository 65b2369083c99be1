package dev.lodestep.verification;

import dev.lodestep.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that annotations can say: each one, each attribute, and each constant of an attribute but the one that holds when nothing is said. */
final class Vocabulary {
    private Vocabulary() {}

    static Set<String> all() {
        Set<String> words = new TreeSet<>();
        try {
            URI where = Step.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (Files.isDirectory(Path.of(where))) {
                collect(Path.of(where), words);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(where))) {
                    collect(jar.getPath("/"), words);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return words;
    }

    private static void collect(Path root, Set<String> words) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("dev/lodestep"))) {
            files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name -> load("dev.lodestep." + name.replace(".class", "")))
                    .filter(Class::isAnnotation)
                    .forEach(annotation -> add(annotation, words));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Class<?> annotation, Set<String> words) {
        words.add(annotation.getSimpleName());
        for (Method attribute : annotation.getDeclaredMethods()) {
            String word = annotation.getSimpleName() + "." + attribute.getName();
            if (attribute.getReturnType().isEnum()) {
                Arrays.stream(attribute.getReturnType().getEnumConstants())
                        .filter(constant -> !constant.equals(attribute.getDefaultValue()))
                        .forEach(constant -> words.add(word + "=" + constant));
            } else {
                words.add(word);
            }
        }
    }
}
