package dev.linas.supernet.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkDescription;
import java.io.BufferedReader;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal that comes while threads are inside of ONNX Runtime. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
class ShutdownTest {
    private static final int BY_SIGTERM = 143;
    private static final String MODEL = "model.onnx";

    /** Raised by hand, with {@code -Dlinas.test.signals=60}. */
    private static final int SIGNALS = Integer.getInteger("linas.test.signals", 4);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"digits-mbv3, 400", "ofa-mbv3-w1.2, 1500"})
    @Timeout(600)
    void shouldEndByTheSignalAndNotInsideOfNativeCode(String network, int millis) throws Exception {
        Files.write(folder.resolve(MODEL), largest(network));
        Random random = new Random(1);
        for (int i = 0; i < SIGNALS; i++) {
            assertThat(exitCodeAfterSignal(random.nextInt(millis)))
                    .as("stop %d", i)
                    .isEqualTo(BY_SIGTERM);
            assertThat(folder.toFile().list()).as("no hs_err file").containsExactly(MODEL);
        }
    }

    private static byte[] largest(String network) {
        NetworkDescription description = NetworkCatalog.ALL.find(network).orElseThrow();
        SearchSpace space = BuiltInSpaces.find(description.space()).orElseThrow();
        return SuperNetworks.ownOrRandom(description, space, 1)
                .cut(SubNetworkRequest.of(description.planner(space).largest()))
                .bytes();
    }

    private int exitCodeAfterSignal(int millisOfOpening) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath(),
                                OpensSessions.class.getName(),
                                MODEL)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("opened");
            Thread.sleep(millisOfOpening);

            child.toHandle().destroy(); // the process itself would close its output, too

            assertThat(output.lines().toList()).isEmpty();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return child.exitValue();
        } finally {
            child.destroyForcibly();
        }
    }

    /** Short, as {@link CommandLineLimit} wants it. */
    private static String classPath() {
        return Stream.of(OpensSessions.class, InferenceRuntime.class, OrtEnvironment.class)
                .map(needed -> needed.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
