package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a SIGKILL of the broker in the middle of many commits leaves to the next run. */
@Timeout(180)
class KilledTransactionsIT {
    private static final Duration READABLE = Duration.ofSeconds(20);

    @TempDir Path data;

    @RepeatedTest(2)
    void shouldEndTheTransactionsOfAKilledRun() throws Exception {
        int port;
        try (ServerSocket free = Loopback.listen(0)) {
            port = free.getLocalPort();
        }
        Process process =
                OtherJvm.of(BusyBroker.class, data.toString(), Integer.toString(port)).start();
        assertThat(process.inputReader().readLine()).isEqualTo("busy");

        process.destroyForcibly().waitFor();

        try (LocalBroker broker = LocalBroker.start(data.resolve("kafka"), port)) {
            for (int i = 0; i < BusyBroker.PRODUCERS; i++) {
                assertThat(committedOffset(broker.bootstrap(), i)).as("group %d", i).isPositive();
            }
        }
    }

    /** Of group i, once its producer is back and no transaction of it is open any more. */
    private static long committedOffset(String bootstrap, int i) {
        try (KafkaProducer<String, String> producer = BusyBroker.producer(bootstrap, i);
                KafkaConsumer<String, String> consumer = BusyBroker.consumer(bootstrap, i)) {
            producer.initTransactions();
            TopicPartition partition = new TopicPartition(BusyBroker.TOPIC, i);
            OffsetAndMetadata committed =
                    consumer.committed(Set.of(partition), READABLE).get(partition);
            return committed.offset();
        }
    }
}
