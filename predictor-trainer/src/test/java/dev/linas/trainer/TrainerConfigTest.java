package dev.linas.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.InvalidSetting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TrainerConfigTest {
    private static final String[] ADDRESSES = {
        "--bootstrap", "127.0.0.1:9092", "--registry", "http://127.0.0.1:8081"
    };

    @Test
    void shouldHaveDefaults() {
        TrainerConfig config = parse(ADDRESSES);

        assertThat(config)
                .isEqualTo(
                        new TrainerConfig(
                                new Connection("127.0.0.1:9092", "http://127.0.0.1:8081"),
                                Path.of(".linas/streams"),
                                1));
        assertThat(config.streams().applicationId()).isEqualTo("linas-predictor-trainer");
    }

    @Test
    void shouldTakeEveryOption() {
        TrainerConfig config =
                parse(
                        "--bootstrap",
                        "a:1,b:2",
                        "--registry",
                        "https://r:3",
                        "--state-dir",
                        "somewhere",
                        "--threads",
                        "4");

        assertThat(config.connection()).isEqualTo(new Connection("a:1,b:2", "https://r:3"));
        assertThat(config.stateDir()).isEqualTo(Path.of("somewhere"));
        assertThat(config.streams().threads()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    void shouldRefuseANumberOfThreadsOutOfRange(int threads) {
        Connection connection = new Connection("a:1", "http://r:3");
        assertThatThrownBy(() -> new TrainerConfig(connection, Path.of("x"), threads))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("'" + threads + "' for '--threads'");
    }

    private static TrainerConfig parse(String... arguments) {
        TrainerCommand command = new TrainerCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return command.config();
    }
}
