package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The registry knows the variables that it is started with. */
class RegistrySettingsTest {
    private static final Pattern SETTING = Pattern.compile("apicurio\\.[a-z0-9.-]+[a-z0-9]");

    @Test
    void shouldSetWhatTheRegistryReads() throws IOException {
        Set<String> set = new TreeSet<>();
        Manifests.compose()
                .at("/services/registry/environment")
                .fieldNames()
                .forEachRemaining(set::add);
        for (JsonNode object : Manifests.kubernetes("Deployment")) {
            for (JsonNode container : Manifests.containers(object)) {
                if (container.path("image").asText().contains("apicurio")) {
                    container.path("env").forEach(v -> set.add(v.path("name").asText()));
                }
            }
        }
        assertThat(set).hasSizeGreaterThan(5);
        assertThat(read()).containsAll(set);
    }

    /** Every setting that the registry's own classes name, as environment variables are written. */
    private static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>();
        Path home = Path.of(System.getProperty("linas.registry.home"));
        try (Stream<Path> jars = Files.list(home)) {
            for (Path jar : jars.filter(file -> file.toString().endsWith("-runner.jar")).toList()) {
                try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
                    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                        Matcher found =
                                SETTING.matcher(
                                        new String(
                                                zip.readAllBytes(), StandardCharsets.ISO_8859_1));
                        while (found.find()) {
                            names.add(
                                    found.group().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
                        }
                    }
                }
            }
        }
        return names;
    }
}
