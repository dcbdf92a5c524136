package dev.linas.schemas.provisioning;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The answers of a broker about topics that exist, asked in one question for each of the two kinds;
 * what it does not know yet is asked again, by itself. Not thread-safe.
 */
final class TopicAnswers {
    private final Broker broker;
    private final Map<String, KafkaFuture<TopicDescription>> descriptions;
    private final Map<ConfigResource, KafkaFuture<Config>> configs;

    private TopicAnswers(
            Broker broker,
            Map<String, KafkaFuture<TopicDescription>> descriptions,
            Map<ConfigResource, KafkaFuture<Config>> configs) {
        this.broker = broker;
        this.descriptions = descriptions;
        this.configs = configs;
    }

    /** Asks without waiting for an answer. */
    static TopicAnswers ask(Broker broker, List<String> topics) {
        return new TopicAnswers(broker, described(broker, topics), configured(broker, topics));
    }

    private static Map<String, KafkaFuture<TopicDescription>> described(
            Broker broker, List<String> topics) {
        return broker.admin().describeTopics(topics).topicNameValues();
    }

    private static Map<ConfigResource, KafkaFuture<Config>> configured(
            Broker broker, List<String> topics) {
        return broker.admin()
                .describeConfigs(topics.stream().map(TopicAnswers::configOf).toList())
                .values();
    }

    private static ConfigResource configOf(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /** Its partitions. */
    TopicDescription description(String topic) {
        return broker.awaitKnown(
                "describe topic " + topic,
                descriptions.get(topic),
                () -> described(broker, List.of(topic)).get(topic));
    }

    /** Its configuration. */
    Config config(String topic) {
        ConfigResource resource = configOf(topic);
        return broker.awaitKnown(
                "describe the configuration of topic " + topic,
                configs.get(resource),
                () -> configured(broker, List.of(topic)).get(resource));
    }
}
