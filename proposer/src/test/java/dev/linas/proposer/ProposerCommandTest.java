package dev.linas.proposer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.InvalidSetting;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProposerCommandTest {
    private static final String[] ADDRESSES = {
        "--bootstrap", "broker:9092", "--registry", "http://registry:8081"
    };

    @Test
    void shouldHaveDefaultsForAllButTheAddresses() {
        assertThat(parse(ADDRESSES))
                .isEqualTo(
                        new ProposerConfig(
                                new Connection("broker:9092", "http://registry:8081"),
                                Path.of(".linas/streams"),
                                1));
    }

    @Test
    void shouldTakeEveryOption() {
        ProposerConfig config =
                parse(
                        "--bootstrap=b:1",
                        "--registry=http://r:2",
                        "--state-dir=there",
                        "--threads=4");

        assertThat(config)
                .isEqualTo(
                        new ProposerConfig(
                                new Connection("b:1", "http://r:2"), Path.of("there"), 4));
        assertThat(config.streams().applicationId()).isEqualTo("linas-proposer");
        assertThat(config.streams().threads()).isEqualTo(4);
    }

    @Test
    void shouldNameTheAddressThatIsMissing() {
        assertThatThrownBy(() -> parse("--registry=http://r:2"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--bootstrap");
    }

    @Test
    void shouldRejectANumberOfThreadsThatCannotBe() {
        assertThatThrownBy(() -> parse("--bootstrap=b:1", "--registry=http://r:2", "--threads=0"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("'0' for '--threads': expected a number from 1 to 64");
    }

    @Test
    void shouldShowAnExampleInItsHelp() {
        assertThat(new CommandLine(new ProposerCommand()).getUsageMessage())
                .contains("linas proposer --bootstrap host:9092");
    }

    private static ProposerConfig parse(String... arguments) {
        ProposerCommand command = new ProposerCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return command.config();
    }
}
