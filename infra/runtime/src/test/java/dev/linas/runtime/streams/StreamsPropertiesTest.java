package dev.linas.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {
    private static final int FIT_MILLIS = 60_000;
    private static final int BROKERS_TRANSACTION_LIMIT_MILLIS = 15 * 60_000;

    @Test
    void shouldStateEverythingAnAppNeeds() {
        StreamsConfig config = new StreamsConfig(properties(Map.of()));

        assertThat(config.getString("application.id")).isEqualTo("app");
        assertThat(config.getList("bootstrap.servers")).containsExactly("a:1");
        assertThat(config.getString("state.dir")).isEqualTo("state");
        assertThat(config.getInt("num.stream.threads")).isEqualTo(2);
        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getString("group.protocol")).isEqualToIgnoringCase("streams");
        assertThat(config.getBoolean("ensure.explicit.internal.resource.naming")).isTrue();
        assertThat(config.getClass("rocksdb.config.setter")).isEqualTo(BoundedRocksMemory.class);
    }

    @Test
    void shouldStartFromTheEarliestRecord() {
        Map<String, Object> consumer =
                new StreamsConfig(properties(Map.of())).getMainConsumerConfigs("app", "client", 0);

        assertThat(consumer).containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void shouldNotActOnImportedRecordsWhateverTheClientConfigSays() {
        Map<String, Object> consumer =
                new StreamsConfig(properties(Map.of("interceptor.classes", "")))
                        .getMainConsumerConfigs("app", "client", 0);

        assertThat(consumer).containsEntry("interceptor.classes", ImportedRecords.class.getName());
    }

    @Test
    void shouldAllowALongFitBetweenPollsAndWithinATransaction() {
        StreamsConfig config = new StreamsConfig(properties(Map.of()));
        int transaction = (int) config.getProducerConfigs("client").get("transaction.timeout.ms");
        int poll =
                (int) config.getMainConsumerConfigs("app", "client", 0).get("max.poll.interval.ms");

        assertThat(transaction).isBetween(2 * FIT_MILLIS, BROKERS_TRANSACTION_LIMIT_MILLIS);
        assertThat(poll).isGreaterThan(transaction);
    }

    @Test
    void shouldSendTheLargestRecordOfAnyTopic() {
        int largest =
                (int)
                        new StreamsConfig(properties(Map.of()))
                                .getProducerConfigs("client")
                                .get("max.request.size");

        assertThat(Topics.fixed())
                .extracting(Topic::maxRecordBytes)
                .allMatch(limit -> limit < largest);
    }

    @Test
    void shouldLetTheClientConfigTuneButNotBreakCorrectness() {
        Properties properties =
                properties(
                        Map.of(
                                "commit.interval.ms", "500",
                                "security.protocol", "SSL",
                                "processing.guarantee", "at_least_once",
                                "application.id", "other"));

        assertThat(properties)
                .containsEntry("commit.interval.ms", "500")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("application.id", "app");
    }

    private static Properties properties(Map<String, String> clientConfig) {
        Connection connection = new Connection("a:1", "http://r", clientConfig);
        StreamsSettings settings = new StreamsSettings("app", connection, Path.of("state"), 2);
        return StreamsProperties.of(settings, new DeadLetters("app", WireSerdes.binary()));
    }
}
