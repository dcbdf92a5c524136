package dev.linas.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and controller (KRaft) inside this JVM, on 127.0.0.1. Its data survive a clean end
 * as well as a SIGKILL of the process; what it has acknowledged may be lost only when the machine
 * itself goes down.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private static final Set<String> LISTS = Set.of("listeners", "listener.security.protocol.map");

    private final CombinedServer server;
    private final int port;

    private LocalBroker(CombinedServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it serves.
     *
     * @param logDir its log directory, formatted where missing
     * @param port port of 127.0.0.1
     * @throws LocalStackException where it cannot start
     */
    public static LocalBroker start(Path logDir, int port) {
        return start(logDir, port, Map.of());
    }

    /**
     * Likewise, with settings of its own: further listeners with TLS and SASL, for instance.
     *
     * @param settings broker properties that are added to ours, or replace them; {@code listeners}
     *     and their protocols are added to ours
     * @throws LocalStackException where it cannot start
     */
    public static LocalBroker start(Path logDir, int port, Map<String, String> settings) {
        try (Ports ports = new Ports(Duration.ZERO)) {
            formatOnce(logDir);
            Map<String, String> properties =
                    new HashMap<>(BrokerProperties.of(logDir, port, ports.any()));
            settings.forEach(
                    (key, value) ->
                            properties.merge(
                                    key,
                                    value,
                                    (ours, more) ->
                                            LISTS.contains(key) ? ours + "," + more : more));
            CombinedServer server = new CombinedServer(new KafkaConfig(properties, false));
            return started(new LocalBroker(server, port));
        } catch (LocalStackException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalStackException(
                    "The Kafka broker did not start on 127.0.0.1:"
                            + port
                            + " with its data in "
                            + logDir
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static LocalBroker started(LocalBroker broker) throws InterruptedException {
        try {
            broker.server.startup();
            return broker;
        } catch (RuntimeException | Error | InterruptedException e) {
            broker.close();
            throw e;
        }
    }

    /**
     * The directory appears by a rename, so a crash in between leaves none rather than half of one.
     */
    private static void formatOnce(Path logDir) throws Exception {
        if (Files.exists(logDir.resolve("meta.properties"))) {
            return;
        }
        Path draft = logDir.resolveSibling(logDir.getFileName() + ".new");
        Utils.delete(draft.toFile());
        Files.createDirectories(draft);
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setDirectories(List.of(draft.toString()))
                .setMetadataLogDirectory(draft.toString())
                .run();
        Files.move(draft, logDir, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Bootstrap servers for clients. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Ends the broker; close its clients first. Returns after 20 s at the latest. */
    @Override
    public void close() {
        BoundedClose.run("the broker", CLOSING, server::shutdown);
    }
}
