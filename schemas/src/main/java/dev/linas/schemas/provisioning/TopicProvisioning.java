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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and compares the others with their descriptors. */
final class TopicProvisioning {
    private final Broker broker;

    TopicProvisioning(Broker broker) {
        this.broker = broker;
    }

    /** Asks of all topics at once: each question by itself would cost the time of an answer. */
    ProvisioningReport provision(List<Topic<?>> topics) {
        Set<String> existing = broker.await("list topics", broker.admin().listTopics().names());
        Set<String> created =
                topics.stream()
                        .filter(topic -> !existing.contains(topic.name()) && create(topic))
                        .map(Topic::name)
                        .collect(Collectors.toSet());
        TopicAnswers answers =
                TopicAnswers.ask(
                        broker,
                        topics.stream()
                                .map(Topic::name)
                                .filter(name -> !created.contains(name))
                                .toList());
        ProvisioningReport report = ProvisioningReport.EMPTY;
        for (Topic<?> topic : topics) {
            report =
                    report.and(
                            created.contains(topic.name())
                                    ? ProvisioningReport.created(resource(topic))
                                    : ProvisioningReport.found(
                                            resource(topic), drifts(topic, answers)));
        }
        return report;
    }

    /** Compares those that there are; creates none. */
    Provisioner.Inspection inspect(List<Topic<?>> topics) {
        Set<String> existing = broker.await("list topics", broker.admin().listTopics().names());
        List<String> names = topics.stream().map(Topic::name).toList();
        TopicAnswers answers =
                TopicAnswers.ask(broker, names.stream().filter(existing::contains).toList());
        return new Provisioner.Inspection(
                names.stream().filter(name -> !existing.contains(name)).toList(),
                topics.stream()
                        .filter(topic -> existing.contains(topic.name()))
                        .flatMap(topic -> drifts(topic, answers).stream())
                        .toList());
    }

    /** Creates a topic; false if somebody else did meanwhile. */
    private boolean create(Topic<?> topic) {
        NewTopic wanted =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.config());
        String what = "create " + resource(topic);
        try {
            Supplier<KafkaFuture<Void>> creation =
                    () -> broker.admin().createTopics(List.of(wanted)).all();
            broker.awaitReady(creation.get(), creation);
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

    private static List<Drift> drifts(Topic<?> topic, TopicAnswers answers) {
        List<Drift> drifts = new ArrayList<>();
        int partitions = answers.description(topic.name()).partitions().size();
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
        Config found = answers.config(topic.name());
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

    private static Resource resource(Topic<?> topic) {
        return new Resource(Kind.TOPIC, topic.name());
    }
}
