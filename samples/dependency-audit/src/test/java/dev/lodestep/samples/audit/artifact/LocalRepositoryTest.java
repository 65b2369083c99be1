package dev.lodestep.samples.audit.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @Test
    void byDefaultItIsInTheUsersHome() {
        assertThat(locate()).isEqualTo(home.resolve(".m2/repository"));
    }

    @Test
    void theSettingsNameAnotherOne() throws IOException {
        environment.put("CACHE", "/cache");
        settings("${env.CACHE}/m2");

        assertThat(locate()).isEqualTo(Path.of("/cache/m2"));
    }

    @Test
    void aReferenceToSomethingUnknownIsNotTakenForAPath() throws IOException {
        settings("${env.NOT_SET}/m2");

        assertThat(locate()).isEqualTo(home.resolve(".m2/repository"));
    }

    @Test
    void theCommandLineComesBeforeTheSettings() throws IOException {
        settings("/from/settings");
        environment.put("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=/from/options -Dx=y");
        assertThat(locate()).isEqualTo(Path.of("/from/options"));

        properties.put("maven.repo.local", "/from/property");
        assertThat(locate()).isEqualTo(Path.of("/from/property"));
    }

    @Test
    void theProjectsConfigurationCounts() throws IOException {
        Files.createDirectories(home.resolve(".mvn"));
        Files.writeString(home.resolve(".mvn/maven.config"), "-T1\n-Dmaven.repo.local=repo\n");

        assertThat(locate()).isEqualTo(home.resolve("repo"));
    }

    private void settings(String path) throws IOException {
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/settings.xml"),
                "<settings><localRepository>" + path + "</localRepository></settings>");
    }

    private Path locate() {
        properties.put("user.home", home.toString());
        return new LocalRepository(environment, properties, home).locate();
    }
}
