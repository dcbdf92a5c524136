package dev.linas.cli.lut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.cli.CommandRun;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LutBuildCommandTest {
    private static final String SPACE =
            """
            {"format": "linas-space/1", "name": "small", "variables": [
              {"name": "w", "options": [8, 16]},
              {"name": "d", "options": [1, 2]},
              {"name": "ks0..ks1", "options": [3, 5]}],
             "active": [{"variables": ["ks1"], "when": {"d": [2]}}]}
            """;

    private static final String NETWORK =
            """
            {"format": "linas-network/1", "name": "small", "family": "mobilenet-v3",
             "space": "small", "input":
               {"channels": 1, "resolution": 16, "mean": [0.5], "std": [0.5]},
             "classes": 4, "width_multiplier": 1.0, "divisor": 8, "batch_norm_epsilon": 1e-5,
             "stem": {"width": 8, "kernel": 3, "stride": 2, "activation": "h_swish"},
             "first_block": {"width": 8, "kernel": 3, "stride": 1, "activation": "relu",
               "squeeze_excite": false},
             "stages": [
               {"width": "w", "stride": 2, "activation": "relu", "squeeze_excite": true,
                "depth": "d", "kernel": ["ks0", "ks1"], "expansion": [2, 2]}],
             "head": {"expand": 16, "mix": 16, "activation": "h_swish"}}
            """;

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(directory.resolve("space.json"), SPACE);
        Files.writeString(directory.resolve("network.json"), NETWORK);
    }

    @Test
    void shouldWriteATableOfThisDevice() throws IOException {
        int exit = build("--budget", "2ms", "--calibrate", "3", "--check", "4");

        assertThat(exit).as(err.toString()).isZero();
        JsonNode table = new ObjectMapper().readTree(output().toFile());
        assertThat(table.path("format").asText()).isEqualTo("linas-lookup-table/1");
        assertThat(table.path("space").asText()).isEqualTo("small");
        assertThat(table.path("note").asText()).contains("ONNX Runtime", "MAPE");
        assertThat(table.path("metrics").fieldNames())
                .toIterable()
                .containsExactly("latency_ms", "macs", "params");
        assertThat(out.toString()).contains("distinct layers", "MAPE", "4 networks, the table");
        assertThat(err.toString()).contains("measured ");
    }

    @Test
    void shouldLeaveNothingElseBehind() throws IOException {
        build("--budget", "2ms", "--calibrate", "2", "--check", "2");

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("space.json", "network.json", "table.json");
        }
    }

    @Test
    void shouldNameTheOptionThatIsWrong() {
        assertThat(build("--budget", "soon")).isEqualTo(2);
        assertThat(build("--threads", "0")).isEqualTo(2);
        assertThat(build("--check", "1")).isEqualTo(2);
        assertThat(build("--weights", "nowhere.safetensors")).isEqualTo(2);
        assertThat(build("--check", "500")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--budget is 'soon'; expected a duration")
                .contains("--threads is 0; expected 1 or more")
                .contains("--check is 1; expected 2 or more")
                .contains("--weights nowhere.safetensors")
                .contains("space small has too few sub-networks");
        assertThat(output()).doesNotExist();
    }

    @Test
    void shouldSayWhichNetworksAreBuiltIn() {
        assertThat(run("lut", "build", "--network", "ofa", "-o", output().toString())).isEqualTo(2);

        assertThat(err.toString()).contains("--network 'ofa'").contains("ofa-mbv3-w1.0");
    }

    private Path output() {
        return directory.resolve("table.json");
    }

    private int build(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "lut",
                                "build",
                                "--network",
                                directory.resolve("network.json").toString(),
                                "--space",
                                directory.resolve("space.json").toString(),
                                "--device",
                                "linas-test-lut",
                                "--output",
                                output().toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return CommandRun.linas(out, err, List.of(arguments));
    }
}
