package dev.lodestep.samples.audit.licence;

import static dev.lodestep.samples.audit.artifact.Jars.installed;
import static dev.lodestep.samples.audit.artifact.Jars.licences;
import static dev.lodestep.samples.audit.artifact.Jars.parent;
import static dev.lodestep.samples.audit.artifact.Jars.pom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Jars;
import dev.lodestep.samples.audit.artifact.Scan;
import dev.lodestep.samples.audit.licence.Classification.Copyleft;
import dev.lodestep.samples.audit.licence.Classification.Permissive;
import dev.lodestep.samples.audit.licence.Classification.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceSearchTest {
    private static final String APACHE = "Apache License\nVersion 2.0, January 2004";
    private static final Map<String, String> CODE = Map.of("A.class", "a");

    @TempDir
    private Path repository;

    @Test
    void thePomSaysIt() throws IOException {
        installed(repository, "a", pom("a", licences("MIT License")), CODE);

        assertThat(classified("a")).isEqualTo(new Permissive("MIT", "a-1.0.pom"));
    }

    @Test
    void severalLicencesInAPomAreAChoice() throws IOException {
        installed(repository, "a", pom("a", licences("GPL-2.0", "Apache-2.0")), CODE);

        assertThat(classified("a")).isEqualTo(new Permissive("GPL-2.0 or Apache-2.0", "a-1.0.pom"));
    }

    @Test
    void theAddressCountsWhereTheNameSaysNothing() throws IOException {
        installed(
                repository,
                "a",
                pom(
                        "a",
                        "<licenses><license><name>See there</name><url>https://www.eclipse.org/legal/epl-v20.html</url>"
                                + "</license></licenses>"),
                CODE);

        assertThat(classified("a")).isEqualTo(new Copyleft("EPL-2.0", "a-1.0.pom"));
    }

    @Test
    void theNearestParentThatDeclaresALicenceSaysIt() throws IOException {
        installed(repository, "a", pom("a", parent("p")), CODE);
        parentPom("p", parent("q"));
        parentPom("q", licences("LGPL-2.1") + parent("r"));
        parentPom("r", licences("MIT"));

        assertThat(classified("a")).isEqualTo(new Copyleft("LGPL-2.1", "parent POM org.example:q:1.0"));
    }

    @Test
    void parentsInACircleEndTheSearch() throws IOException {
        installed(repository, "a", pom("a", parent("p")), CODE);
        parentPom("p", parent("q"));
        parentPom("q", parent("p"));

        assertThat(classified("a")).isEqualTo(new Unknown("no licence found"));
    }

    @Test
    void aMissingParentAndABrokenPomSayNothing() throws IOException {
        installed(repository, "a", pom("a", parent("missing")), CODE);
        installed(repository, "b", "<project><licenses>", CODE);

        assertThat(classified("a")).isEqualTo(new Unknown("no licence found"));
        assertThat(classified("b")).isEqualTo(new Unknown("no licence found"));
    }

    @Test
    void aPomInAnotherEncodingThanItClaimsIsReadAllTheSame() throws IOException {
        Path jar = installed(repository, "a", "", CODE);
        String pom = pom("a", licences("MIT") + "<name>Ren\u00e9</name>");
        Files.write(jar.resolveSibling("a-1.0.pom"), pom.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(classified("a")).isEqualTo(new Permissive("MIT", "a-1.0.pom"));

        Files.write(jar.resolveSibling("a-1.0.pom"), ("\uFEFF" + pom).getBytes(StandardCharsets.UTF_16));
        assertThat(classified("a")).isEqualTo(new Permissive("MIT", "a-1.0.pom"));
    }

    @Test
    void aParentCannotLeadOutOfTheRepository() throws IOException {
        Path inside = Files.createDirectories(repository.resolve("inside"));
        Files.createDirectories(repository.resolve("out/1"));
        Files.writeString(repository.resolve("out/1/out-1.pom"), pom("out", licences("MIT")));
        installed(
                inside,
                "a",
                pom(
                        "a",
                        "<parent><groupId>../..</groupId><artifactId>../out</artifactId><version>1</version></parent>"),
                CODE);

        assertThat(Classifier.classify(LicenceSearch.of(Scan.of(inside).get(0))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void externalEntitiesAreNotOpenedAndTheRestIsRead() throws IOException {
        Path secret = Files.writeString(repository.resolve("secret.txt"), "MIT License");
        String attack = "<!DOCTYPE project [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>"
                + pom("a", "<licenses><license><name>&x;</name></license></licenses>");
        installed(repository, "a", attack, CODE);

        assertThat(classified("a")).isInstanceOf(Unknown.class);
    }

    @Test
    void entitiesThatMultiplyAreNotExpanded() throws IOException {
        StringBuilder attack = new StringBuilder("<!DOCTYPE project [<!ENTITY a0 'MIT'>");
        for (int i = 1; i < 40; i++) {
            attack.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");
        }
        installed(
                repository,
                "a",
                attack.append("]>").append(pom("a", licences("&a39;"))).toString(),
                CODE);

        assertThat(classified("a")).isInstanceOf(Unknown.class);
    }

    @Test
    void withoutAPomThatSaysItTheManifestDoes() throws IOException {
        installed(repository, "a", pom("a", ""), Map.of("META-INF/MANIFEST.MF", """
                        Manifest-Version: 1.0
                        Bundle-License: Apache-2.0;link="https://www.apache.org/licenses/LICENS
                         E-2.0"

                        """));

        assertThat(classified("a")).isEqualTo(new Permissive("Apache-2.0", "Bundle-License"));
    }

    @Test
    void thenTheTextsInTheJar() throws IOException {
        installed(repository, "a", pom("a", ""), Map.of("META-INF/LICENSE.txt", APACHE, "META-INF/NOTICE", "Hello"));
        installed(
                repository,
                "b",
                pom("b", ""),
                Map.of("META-INF/NOTICE", "Licensed under the Apache License, Version 2.0"));
        installed(repository, "c", pom("c", ""), Map.of("LICENSE", "All rights reserved by Evil Corp"));
        installed(
                repository,
                "d",
                pom("d", ""),
                Map.of(
                        "LICENSE",
                        APACHE,
                        "META-INF/licenses/LICENSE-x",
                        "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007"));

        assertThat(classified("a")).isEqualTo(new Permissive("Apache-2.0", "META-INF/LICENSE.txt"));
        assertThat(classified("b")).isEqualTo(new Permissive("Apache-2.0", "META-INF/NOTICE"));
        assertThat(classified("c")).isEqualTo(new Unknown("not recognised: LICENSE: All rights reserved by Evil Corp"));
        assertThat(classified("d")).isInstanceOf(Copyleft.class);
    }

    @Test
    void aJarWithoutAPomBesideItUsesTheOneInside() throws IOException {
        Jars.jar(
                repository.resolve("lib/z.jar"),
                Map.of("META-INF/maven/g/z/pom.xml", pom("z", licences("BSD-2-Clause"))));

        assertThat(classified("z")).isEqualTo(new Permissive("BSD-2-Clause", "META-INF/maven/g/z/pom.xml"));
    }

    @Test
    void aClassifierJarHasThePomOfItsArtifactAndNotOfANeighbour() throws IOException {
        installed(repository, "a", pom("a", licences("MIT")), CODE);
        Path folder = repository.resolve("org/example/a/1.0");
        Jars.jar(folder.resolve("a-1.0-sources.jar"), CODE);
        Jars.jar(folder.resolve("a-1.01.jar"), CODE);

        assertThat(classified("a-1.0-sources")).isEqualTo(new Permissive("MIT", "a-1.0.pom"));
        assertThat(classified("a-1.01")).isInstanceOf(Unknown.class);
    }

    private void parentPom(String artifactId, String inside) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("org/example").resolve(artifactId).resolve("1.0"));
        Files.writeString(folder.resolve(artifactId + "-1.0.pom"), pom(artifactId, inside));
    }

    private Classification classified(String name) throws IOException {
        Artifact artifact = Scan.of(repository).stream()
                .filter(a -> a.path().endsWith("/" + name + ".jar") || a.path().endsWith("/" + name + "-1.0.jar"))
                .findFirst()
                .orElseThrow();
        return Classifier.classify(LicenceSearch.of(artifact));
    }
}
