package dev.linas.supernet.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "loaded libraries cannot be deleted there")
class UnpackedLibrariesTest {
    @TempDir Path temporary;

    @ParameterizedTest
    @EnumSource(LoadsRuntime.Way.class)
    void shouldLeaveNoTemporaryFileOfAProcessThatLoadsTheRuntime(LoadsRuntime.Way way)
            throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                classPath(),
                                LoadsRuntime.class.getName(),
                                way.name())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).endsWith(InferenceRuntime.version()); // after what newer JVMs warn of
        assertThat(temporary).isEmptyDirectory();
    }

    /** Short, as {@link CommandLineLimit} wants it. */
    private static String classPath() {
        return Stream.of(LoadsRuntime.class, InferenceRuntime.class, OrtEnvironment.class)
                .map(needed -> needed.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
