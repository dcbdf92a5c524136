package dev.linas.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of a broker that is alone and must be quick: to start, to notice a dead client, to come
 * back.
 */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Largest record batch, in bytes: above the largest record of any of our topics. */
    static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    private static final String HOST = "127.0.0.1:";

    private BrokerProperties() {}

    /** All settings, for a log directory and two ports of 127.0.0.1. */
    static Map<String, String> of(Path logDir, int port, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(node(logDir, port, controllerPort));
        properties.putAll(internalTopics());
        properties.putAll(groups("consumer"));
        properties.putAll(groups("streams"));
        properties.putAll(groups("share"));
        properties.putAll(quickness());
        properties.putAll(size());
        return properties;
    }

    private static Map<String, String> node(Path logDir, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + HOST + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                "PLAINTEXT://"
                        + HOST
                        + port
                        + ","
                        + CONTROLLER_LISTENER
                        + "://"
                        + HOST
                        + controllerPort,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                inList(logDir),
                "auto.create.topics.enable",
                "false",
                "log.retention.ms",
                "-1"); // topics say themselves what may go
    }

    /**
     * Kafka splits its list of folders at commas, so a path that has one is given relative to the
     * working directory.
     */
    private static String inList(Path logDir) {
        if (!logDir.toString().contains(",")) {
            return logDir.toString();
        }
        String relative =
                Path.of("").toAbsolutePath().relativize(logDir.toAbsolutePath()).toString();
        if (relative.contains(",")) {
            throw new LocalStackException(
                    "The data folder "
                            + logDir.getParent()
                            + " has a comma in its path, at which Kafka would split it. Choose"
                            + " another with --data, or start Linas from inside of it.");
        }
        return relative;
    }

    /** One replica; few partitions, because each costs files and time at every start. */
    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /**
     * A member that was killed is missed after its session time-out; until then its work waits for
     * it.
     */
    private static Map<String, String> groups(String kind) {
        String prefix = "group." + kind + ".";
        return Map.of(
                prefix + "heartbeat.interval.ms", "500",
                prefix + "min.heartbeat.interval.ms", "200",
                prefix + "session.timeout.ms", "6000",
                prefix + "min.session.timeout.ms", "2000",
                prefix + "assignment.interval.ms", "100");
    }

    private static Map<String, String> quickness() {
        return Map.ofEntries(
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "2000"),
                Map.entry("group.share.initialize.retry.interval.ms", "1000"),
                Map.entry("group.share.record.lock.duration.ms", "30000"),
                Map.entry("group.share.min.record.lock.duration.ms", "1000"),
                // A killed broker may come back only after its old session is over.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // A killed producer's open transaction hides later records until it is aborted.
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                Map.entry("server.max.startup.time.ms", "120000"));
    }

    private static Map<String, String> size() {
        return Map.of(
                "message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES),
                "num.network.threads", "3",
                "num.io.threads", "8",
                "background.threads", "2",
                "group.coordinator.threads", "2",
                "share.coordinator.threads", "2",
                "log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
    }
}
