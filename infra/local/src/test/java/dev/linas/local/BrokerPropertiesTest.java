package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

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
    void shouldNeverCreateTopicsNorDropRecordsByItself() {
        assertThat(properties)
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("log.retention.ms", "-1");
    }
}
