package dev.linas.schemas.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** What a cluster does not know yet is asked again; what it refuses is told. */
class BrokerTest {
    private static final KafkaFuture<String> UNKNOWN =
            failed(
                    new UnknownTopicOrPartitionException(
                            "This server does not host this topic-partition."));

    private static <T> KafkaFuture<T> failed(RuntimeException cause) {
        KafkaFutureImpl<T> answer = new KafkaFutureImpl<>();
        answer.completeExceptionally(cause);
        return answer;
    }

    private static Broker broker(Duration patience) {
        return new Broker(null, "127.0.0.1:9092", patience);
    }

    @Test
    void shouldAskAgainWhileTheTopicIsNotYetKnown() {
        Queue<KafkaFuture<String>> answers =
                new ArrayDeque<>(List.of(UNKNOWN, KafkaFuture.completedFuture("one partition")));

        String answer =
                broker(Duration.ofMinutes(1))
                        .awaitKnown("describe topic work", UNKNOWN, answers::remove);

        assertThat(answer).isEqualTo("one partition");
        assertThat(answers).isEmpty();
    }

    @Test
    void shouldAskAgainWhileTheControllerHasNotHeardOfABroker() {
        String answer =
                broker(Duration.ofMinutes(1))
                        .awaitKnown(
                                "create topic work",
                                failed(
                                        new InvalidReplicationFactorException(
                                                "All brokers are currently fenced")),
                                () -> KafkaFuture.completedFuture("created"));

        assertThat(answer).isEqualTo("created");
    }

    @Test
    void shouldNotAskForEver() {
        assertThatThrownBy(
                        () ->
                                broker(Duration.ofMillis(50))
                                        .awaitKnown("describe topic work", UNKNOWN, () -> UNKNOWN))
                .isInstanceOf(ProvisioningException.class)
                .hasMessage(
                        "broker at 127.0.0.1:9092 refused to describe topic work: This server does"
                                + " not host this topic-partition.");
    }

    @Test
    void shouldNotAskAgainWhereTheBrokerRefuses() {
        Queue<KafkaFuture<String>> further = new ArrayDeque<>();

        assertThatThrownBy(
                        () ->
                                broker(Duration.ofMinutes(1))
                                        .awaitKnown(
                                                "describe topic work",
                                                failed(
                                                        new ClusterAuthorizationException(
                                                                "no right")),
                                                further::remove))
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("no right");
    }

    @Test
    void shouldTellABrokerThatIsGoneFromOneThatRefuses() {
        assertThatThrownBy(
                        () ->
                                broker(Duration.ofMinutes(1))
                                        .awaitKnown(
                                                "describe topic work",
                                                failed(new DisconnectException()),
                                                () -> UNKNOWN))
                .isInstanceOf(ServiceUnreachableException.class)
                .hasMessageContaining("127.0.0.1:9092");
    }
}
