package dev.linas.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker in a process of its own, and producers that end one transaction after the other until
 * that is killed.
 */
final class BusyBroker {
    static final int PRODUCERS = 16;
    static final String TOPIC = "t";

    /** Commits of each before a kill: all are in their stride then. */
    private static final long WARM = 20;

    private BusyBroker() {}

    public static void main(String[] args) throws Exception {
        LocalBroker broker =
                LocalBroker.start(Path.of(args[0]).resolve("kafka"), Integer.parseInt(args[1]));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PRODUCERS, (short) 1))).all().get();
        }
        CountDownLatch allCommit = new CountDownLatch(PRODUCERS);
        IntStream.range(0, PRODUCERS)
                .forEach(
                        i ->
                                new Thread(() -> commitForEver(broker.bootstrap(), i, allCommit))
                                        .start());
        allCommit.await();
        System.out.println("busy");
        new CountDownLatch(1).await();
    }

    private static void commitForEver(String bootstrap, int i, CountDownLatch allCommit) {
        try (KafkaProducer<String, String> producer = producer(bootstrap, i);
                KafkaConsumer<String, String> consumer = consumer(bootstrap, i)) {
            producer.initTransactions();
            for (long offset = 1; ; offset++) {
                producer.beginTransaction();
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(TOPIC, i, "k", "v"));
                producer.sendOffsetsToTransaction(
                        Map.of(new TopicPartition(TOPIC, i), new OffsetAndMetadata(offset)),
                        consumer.groupMetadata());
                producer.commitTransaction();
                if (offset == WARM) {
                    allCommit.countDown();
                }
            }
        }
    }

    /**
     * Its transactions would end by themselves only after the longest time that a broker allows.
     */
    static KafkaProducer<String, String> producer(String bootstrap, int i) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "transactional.id",
                        "producer-" + i,
                        "transaction.timeout.ms",
                        900_000,
                        "linger.ms",
                        0);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Of the group whose offsets producer i commits. */
    static KafkaConsumer<String, String> consumer(String bootstrap, int i) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "group-" + i,
                        "isolation.level",
                        "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
