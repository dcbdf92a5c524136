package dev.linas.schemas.provisioning;

import dev.linas.schemas.provisioning.ProvisioningReport.Drift;
import dev.linas.schemas.provisioning.ProvisioningReport.Kind;
import dev.linas.schemas.provisioning.ProvisioningReport.Resource;
import dev.linas.schemas.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and compares the others with their descriptors. */
final class TopicProvisioning {
    private final Broker broker;

    TopicProvisioning(Broker broker) {
        this.broker = broker;
    }

    ProvisioningReport provision(List<Topic<?>> topics) {
        Set<String> existing = broker.await("list topics", broker.admin().listTopics().names());
        ProvisioningReport report = ProvisioningReport.EMPTY;
        for (Topic<?> topic : topics) {
            boolean created = !existing.contains(topic.name()) && create(topic);
            report =
                    report.and(
                            created
                                    ? ProvisioningReport.created(resource(topic))
                                    : ProvisioningReport.found(resource(topic), drifts(topic)));
        }
        return report;
    }

    /** Creates a topic; false if somebody else did meanwhile. */
    private boolean create(Topic<?> topic) {
        NewTopic wanted =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.config());
        String what = "create " + resource(topic);
        try {
            broker.awaitOrRefusal(broker.admin().createTopics(List.of(wanted)).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            if (e.getCause() instanceof InvalidTopicException) {
                throw broker.refusal(
                        what,
                        e.getCause(),
                        ". Kafka takes '.' and '_' for the same: if another pool's name differs in"
                                + " these alone, rename one of the two");
            }
            throw broker.refusal(what, e.getCause(), "");
        }
    }

    private List<Drift> drifts(Topic<?> topic) {
        List<Drift> drifts = new ArrayList<>();
        int partitions = description(topic).partitions().size();
        if (partitions != topic.partitions()) {
            drifts.add(
                    new Drift(
                            resource(topic),
                            "partitions",
                            Integer.toString(topic.partitions()),
                            Integer.toString(partitions),
                            "copy its records to a new topic of "
                                    + topic.partitions()
                                    + " partitions: records do not move between the partitions of"
                                    + " an existing one"));
        }
        Config found = config(topic);
        for (Map.Entry<String, String> wanted : new TreeMap<>(topic.config()).entrySet()) {
            ConfigEntry entry = found.get(wanted.getKey());
            String value = entry == null ? "not set" : entry.value();
            if (!wanted.getValue().equals(value)) {
                drifts.add(drift(topic, wanted.getKey(), wanted.getValue(), value));
            }
        }
        return drifts;
    }

    private static Drift drift(Topic<?> topic, String key, String expected, String found) {
        return new Drift(
                resource(topic),
                key,
                expected,
                found,
                "kafka-configs --alter --topic %s --add-config %s=%s"
                        .formatted(topic.name(), key, expected));
    }

    private TopicDescription description(Topic<?> topic) {
        return broker.awaitKnown(
                "describe " + resource(topic),
                () ->
                        broker.admin()
                                .describeTopics(List.of(topic.name()))
                                .topicNameValues()
                                .get(topic.name()));
    }

    private Config config(Topic<?> topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        return broker.awaitKnown(
                "describe the configuration of " + resource(topic),
                () -> broker.admin().describeConfigs(List.of(resource)).values().get(resource));
    }

    private static Resource resource(Topic<?> topic) {
        return new Resource(Kind.TOPIC, topic.name());
    }
}
