package dev.linas.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.InvalidSetting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsSettingsTest {
    private static final Connection CONNECTION = new Connection("a:1", "http://r");
    private static final Path STATE = Path.of("state");

    @Test
    void shouldKeepWhatItIsGiven() {
        StreamsSettings settings =
                new StreamsSettings("linas-evaluator-pixel4-1t", CONNECTION, STATE, 64);

        assertThat(settings.applicationId()).isEqualTo("linas-evaluator-pixel4-1t");
        assertThat(settings.connection()).isEqualTo(CONNECTION);
        assertThat(settings.stateDir()).isEqualTo(STATE);
        assertThat(settings.threads()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b"})
    void shouldRejectAnIdThatCannotNameATopic(String id) {
        assertThatThrownBy(() -> new StreamsSettings(id, CONNECTION, STATE, 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("'--application-id'", "'" + id + "'", "letters");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    void shouldRejectANumberOfThreadsOutOfRange(int threads) {
        assertThatThrownBy(() -> new StreamsSettings("app", CONNECTION, STATE, threads))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("'--threads'", "'" + threads + "'", "1 to 64");
    }
}
