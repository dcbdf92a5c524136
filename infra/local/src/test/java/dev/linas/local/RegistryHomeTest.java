package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {
    @TempDir Path folder;

    @Test
    void shouldFindTheRunnerAndItsMainClass() throws IOException {
        Path runner = folder.resolve("some-1.0-runner.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "some.Main");
        try (OutputStream out = Files.newOutputStream(runner)) {
            new JarOutputStream(out, manifest).close();
        }
        assertThat(RegistryHome.at(folder))
                .isEqualTo(new RegistryHome(folder, runner, "some.Main"));
    }

    @Test
    void shouldSayHowToNameTheFolderWhereItHoldsNoRegistry() {
        assertThatThrownBy(() -> RegistryHome.at(folder))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("-Dlinas.registry.home=DIR")
                .hasMessageContaining("LINAS_REGISTRY_HOME");
    }

    @Test
    void shouldFindTheRegistryThatTheBuildUnpackedBesideOurClasses() {
        assertThat(RegistryHome.locate().runner()).exists();
    }
}
