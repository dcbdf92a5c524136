package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
    private final Map<String, String> properties = BrokerProperties.of(Path.of("logs"), 1111, 2222);

    @Test
    void shouldHoldOnlySettingsThatTheBrokerKnows() {
        AbstractConfig config = new KafkaConfig(properties, false);
        assertThat(config.values().keySet()).containsAll(properties.keySet());
    }

    @Test
    void shouldListenOn127001Only() {
        assertThat(properties.get("listeners").split(","))
                .allMatch(listener -> listener.contains("://127.0.0.1:"));
    }

    @Test
    void shouldRefuseAFolderThatKafkaWouldSplitAtAComma() {
        Path data = Path.of("").toAbsolutePath().resolve("data/kafka");
        Path besideAComma = Path.of("/a, b").resolve("kafka");

        assertThat(logDirs(data)).isEqualTo(data.toString());
        assertThatThrownBy(() -> logDirs(besideAComma))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("/a, b has a comma")
                .hasMessageContaining("--data");
    }

    private static String logDirs(Path folder) {
        return BrokerProperties.of(folder, 1111, 2222).get("log.dirs");
    }

    @Test
    void shouldNeverCreateTopicsNorDropRecordsByItself() {
        assertThat(properties)
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("log.retention.ms", "-1");
    }
}
