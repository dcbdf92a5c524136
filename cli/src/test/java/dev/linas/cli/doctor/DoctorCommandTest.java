package dev.linas.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.cli.CommandRun;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldLookAtThisMachineWithoutABroker() {
        assertThat(doctor()).isZero();

        assertThat(out.toString())
                .contains("ok       Java: ", "temporary files: ", "data folder: ", "ONNX Runtime: ")
                .contains("0 problems", "No broker was looked at");
    }

    @Test
    void shouldTellTheRemedyOfABrokerThatDoesNotAnswer() throws Exception {
        int code =
                doctor("--bootstrap=127.0.0.1:1", "--registry=http://127.0.0.1:1", "--format=json");

        assertThat(code).isEqualTo(1);
        List<String> problems = new ArrayList<>();
        for (JsonNode finding : new ObjectMapper().readTree(out.toString())) {
            if (finding.path("level").asText().equals("problem")) {
                problems.add(finding.path("check").asText());
                assertThat(finding.path("remedy").asText()).contains("--");
            }
        }
        assertThat(problems).containsExactly("broker", "registry");
    }

    @Test
    void shouldTellWhatItFoundOfThisMachineThoughOneAddressIsMissing() {
        assertThat(doctor("--bootstrap=127.0.0.1:1")).isEqualTo(1);

        assertThat(out.toString())
                .contains("ok       Java: ", "problem  addresses: no registry address is known");
    }

    private int doctor(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("doctor", "--data", temp.resolve("data").toString()));
        arguments.addAll(List.of(options));
        return CommandRun.linas(out, err, arguments);
    }
}
