package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {
    private final LocalSettings defaults = LocalSettings.in(Path.of(".linas"));

    @Test
    void shouldAskForNoPortByDefault() {
        assertThat(defaults.kafkaPort()).isEmpty();
        assertThat(defaults.registryPort()).isEmpty();
        assertThat(defaults.data()).isAbsolute().endsWithRaw(Path.of(".linas"));
    }

    @Test
    void shouldKeepTheRestWhenOneSettingChanges() {
        LocalSettings settings =
                defaults.withKafkaPort(1234)
                        .withRegistryPort(65535)
                        .withRegistryHome(Path.of("home"))
                        .withPatience(Duration.ofSeconds(3));
        assertThat(settings.data()).isEqualTo(defaults.data());
        assertThat(settings.kafkaPort()).isEqualTo(OptionalInt.of(1234));
        assertThat(settings.registryPort()).isEqualTo(OptionalInt.of(65535));
        assertThat(settings.registryHome()).contains(Path.of("home"));
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void shouldRejectAPortOutOfRangeNamingItsOption(int port) {
        assertThatThrownBy(() -> defaults.withKafkaPort(port))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("'" + port + "' for '--kafka-port'");
        assertThatThrownBy(() -> defaults.withRegistryPort(port))
                .hasMessageContaining("'" + port + "' for '--registry-port'");
    }

    @Test
    void shouldRejectAPatienceOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withPatience(Duration.ZERO));
    }
}
