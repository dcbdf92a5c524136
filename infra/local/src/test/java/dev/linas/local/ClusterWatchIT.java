package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.service.Health;
import dev.linas.runtime.streams.StreamsApp;
import dev.linas.runtime.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running app notices about its cluster. */
@Timeout(180)
class ClusterWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path data;

    private static LocalStack stack;
    private static Connection connection;
    private static Admin admin;
    private String name;
    private String output;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalSettings.in(data));
        connection = new Connection(stack.bootstrap(), stack.registryUrl());
        admin = Admin.create(connection.kafkaProperties());
    }

    @AfterAll
    static void close() {
        admin.close();
        stack.close();
    }

    @BeforeEach
    void nameTopics(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        output = name + "-output";
        new Client(stack.endpoints()).createTopic(name);
        new Client(stack.endpoints()).createTopic(output);
    }

    @Test
    void shouldGiveUpWithTheNameOfATopicThatIsDeleted() throws Exception {
        try (StreamsApp app = running()) {
            Thread.sleep(8000); // so that it has seen the topic
            admin.deleteTopics(List.of(output)).all().get();

            assertThat(app.failure().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasMessageContaining("topic " + output + " was deleted");
            assertThat(app.health().isAlive()).isFalse();
        }
    }

    @Test
    void shouldEndTheOpenTransactionOfAnInstanceThatIsNoMemberAnyMore() throws Exception {
        String dead = name + "-" + UUID.randomUUID() + "-1";
        try (KafkaProducer<String, String> killed = transactional(dead);
                StreamsApp app = running()) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(new ProducerRecord<>(output, "k", "never committed")).get();

            while (isOpen(dead)) {
                Thread.sleep(200);
            }
            assertThat(app.health()).isEqualTo(Health.ready());
        }
    }

    @Test
    void shouldNameTransactionsAfterTheProcessIdOfTheMember() throws Exception {
        try (StreamsApp app = running();
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(
                                connection.kafkaProperties(),
                                new StringSerializer(),
                                new StringSerializer())) {
            producer.send(new ProducerRecord<>(name, "k", "v")).get();
            while (transactions().isEmpty()) {
                Thread.sleep(200);
            }
            StreamsGroupMemberDescription member =
                    admin.describeStreamsGroups(List.of(name))
                            .describedGroups()
                            .get(name)
                            .get()
                            .members()
                            .iterator()
                            .next();

            assertThat(transactions()).containsOnly(name + "-" + member.processId() + "-1");
            assertThat(app.health()).isEqualTo(Health.ready());
        }
    }

    private Set<String> transactions() throws Exception {
        return admin.listTransactions().all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(name + "-"))
                .collect(Collectors.toSet());
    }

    private static boolean isOpen(String transactionalId) throws Exception {
        return admin.listTransactions().all().get().stream()
                .filter(listing -> listing.transactionalId().equals(transactionalId))
                .anyMatch(listing -> listing.state().toString().equals("Ongoing"));
    }

    private KafkaProducer<String, String> transactional(String id) {
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put("transactional.id", id);
        properties.put("transaction.timeout.ms", 600_000);
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    private StreamsApp running() throws InterruptedException {
        StreamsApp app =
                new StreamsApp(
                        new StreamsSettings(name, connection, data.resolve("state"), 1),
                        () ->
                                new Topology()
                                        .addSource(
                                                "in",
                                                Serdes.String().deserializer(),
                                                Serdes.String().deserializer(),
                                                name)
                                        .addSink(
                                                "out",
                                                output,
                                                new StringSerializer(),
                                                new StringSerializer(),
                                                "in"));
        app.start();
        app.awaitRunning(PATIENCE);
        return app;
    }
}
