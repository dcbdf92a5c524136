package dev.linas.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.Candidate;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    @Test
    void shouldNameTopicsAsTheDesignDoes() {
        assertThat(Topics.fixed())
                .extracting(Topic::name)
                .containsExactly(
                        "linas.searches",
                        "linas.commands",
                        "linas.candidates",
                        "linas.measurements",
                        "linas.samples",
                        "linas.rounds",
                        "linas.predictors",
                        "linas.archives",
                        "linas.evaluators",
                        "linas.dead-letters");
        assertThat(Topics.work("pixel4-1t").name()).isEqualTo("linas.work.pixel4-1t");
        assertThat(Topics.workGroup("pixel4-1t")).isEqualTo("linas-work-pixel4-1t");
        assertThat(Topics.ROUNDS.subject()).isEqualTo("linas.rounds-value");
    }

    @Test
    void shouldCoPartitionAllTopicsOfOneKey() {
        assertThat(
                        Topics.fixed().stream()
                                .filter(topic -> topic.keyMeaning().equals("searchId"))
                                .map(Topic::partitions)
                                .distinct())
                .hasSize(1);
    }

    @Test
    void shouldCompactStateAndKeepLogsForEver() {
        assertThat(
                        Stream.of(
                                Topics.SEARCHES,
                                Topics.PREDICTORS,
                                Topics.ARCHIVES,
                                Topics.EVALUATORS))
                .allSatisfy(topic -> assertConfig(topic, "compact", "-1"));
        assertThat(
                        Stream.of(
                                Topics.COMMANDS,
                                Topics.CANDIDATES,
                                Topics.MEASUREMENTS,
                                Topics.SAMPLES,
                                Topics.ROUNDS,
                                Topics.work("any")))
                .allSatisfy(topic -> assertConfig(topic, "delete", "-1"));
        assertConfig(Topics.DEAD_LETTERS, "delete", Long.toString(Duration.ofDays(30).toMillis()));
    }

    private static void assertConfig(Topic<?> topic, String policy, String retention) {
        assertThat(topic.config())
                .containsEntry("cleanup.policy", policy)
                .containsEntry("retention.ms", retention)
                .containsEntry("retention.bytes", "-1")
                .containsEntry("max.message.bytes", Integer.toString(topic.maxRecordBytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pixel4-1t", "a", "A.b_c-9"})
    void shouldAcceptPoolsThatATopicCanBeNamedAfter(String pool) {
        assertThat(Topics.checkPool(pool)).isEqualTo(pool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pixel 4", "pixel/4", "pixel4@home", "pixel4\n", "\u00e9"})
    void shouldRejectOtherPoolsNamingThem(String pool) {
        assertThatThrownBy(() -> Topics.work(pool))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pool + "'");
        assertThatThrownBy(() -> Topics.workGroup(pool))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRejectPoolsOfMoreThan100Characters() {
        assertThat(Topics.checkPool("p".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> Topics.checkPool("p".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRejectTopicsWithoutPartitions() {
        assertThatThrownBy(
                        () ->
                                new Topic<>(
                                        "t", Candidate.class, "key", 0, new Retention.Forever(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partitions is 0");
    }

    @Test
    void shouldHandOutWorkFromTheStartAndOnlyWhenItIsCommitted() {
        assertThat(Topics.workGroupConfig())
                .containsEntry("share.auto.offset.reset", "earliest")
                .containsEntry("share.isolation.level", "read_committed")
                .containsEntry("share.renew.acknowledge.enable", "true")
                .containsEntry("share.record.lock.duration.ms", "30000");
    }
}
