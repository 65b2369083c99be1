package dev.lodestep.samples.audit.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the local repository that Maven itself would use here, in Maven's own order: {@code -Dmaven.repo.local} (of this process, of
 * {@code MAVEN_ARGS} or {@code MAVEN_OPTS}, of the project's {@code .mvn/maven.config}), the user's settings, the installation's settings,
 * {@code ~/.m2/repository}.
 *
 * @param environment the environment variables
 * @param properties the system properties, {@code user.home} among them
 * @param here the current directory
 */
public record LocalRepository(Map<String, String> environment, Map<String, String> properties, Path here) {
    private static final Pattern OPTION = Pattern.compile("(?:^|\\s)-Dmaven\\.repo\\.local=(\"[^\"]+\"|\\S+)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    /** The absolute path of the repository, which need not exist. */
    public Path locate() {
        Path home = Path.of(properties.getOrDefault("user.home", "."));
        return Optional.ofNullable(properties.get("maven.repo.local"))
                .or(() -> option(environment.get("MAVEN_ARGS")))
                .or(() -> option(environment.get("MAVEN_OPTS")))
                .or(() -> option(mavenConfig()))
                .or(() -> settings(home.resolve(".m2/settings.xml")))
                .or(() -> Optional.ofNullable(environment.get("MAVEN_HOME"))
                        .flatMap(maven -> settings(Path.of(maven).resolve("conf/settings.xml"))))
                .map(here::resolve)
                .orElse(home.resolve(".m2/repository"))
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<String> option(@Nullable String commandLine) {
        if (commandLine == null) {
            return Optional.empty();
        }
        Matcher matcher = OPTION.matcher(commandLine);
        return matcher.find() ? Optional.of(matcher.group(1).replace("\"", "")) : Optional.empty();
    }

    private @Nullable String mavenConfig() {
        for (Path folder = here.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                try {
                    return Files.readString(folder.resolve(".mvn/maven.config"));
                } catch (IOException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private Optional<String> settings(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return SafeXml.read(in)
                    .child("localRepository")
                    .map(SafeXml.Element::text)
                    .flatMap(this::interpolated);
        } catch (IOException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** The text with its references resolved; absent when it is empty or refers to something unknown. */
    private Optional<String> interpolated(String text) {
        boolean known = REFERENCE.matcher(text).results().allMatch(r -> value(r.group(1)) != null);
        String path = known
                ? REFERENCE.matcher(text).replaceAll(r -> Matcher.quoteReplacement(String.valueOf(value(r.group(1)))))
                : "";
        return path.isBlank() ? Optional.empty() : Optional.of(path.strip());
    }

    private @Nullable String value(String name) {
        return name.startsWith("env.") ? environment.get(name.substring(4)) : properties.get(name);
    }
}
