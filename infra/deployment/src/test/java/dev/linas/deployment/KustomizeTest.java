package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kustomization names every file, and kubectl makes the objects of it. */
class KustomizeTest {
    private static final Path FOLDER = Manifests.INFRA.resolve("k8s");

    @Test
    void shouldNameEveryFileOfItsFolder() throws IOException {
        List<String> named =
                Stream.concat(
                                Manifests.stream(Manifests.kustomization().path("resources")),
                                Manifests.stream(
                                                Manifests.kustomization()
                                                        .path("configMapGenerator"))
                                        .flatMap(map -> Manifests.stream(map.path("files"))))
                        .map(node -> node.asText())
                        .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.equals("kustomization.yaml"))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void shouldBeRenderedWithTheNamesOfGeneratedConfigMaps() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
                "no kubectl on the PATH");
        Process process =
                new ProcessBuilder("kubectl", "kustomize", FOLDER.toString())
                        .redirectErrorStream(true)
                        .start();
        String rendered =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(rendered).isZero();
        assertThat(rendered.split("\nkind: ", -1))
                .hasSizeGreaterThan(Manifests.kubernetes().size());
        assertThat(rendered)
                .containsPattern("name: linas-settings-[a-z0-9]{10}")
                .doesNotContain("name: linas-settings\n")
                .contains("image: registry.example.org/linas:0.1.0-SNAPSHOT");
    }
}
