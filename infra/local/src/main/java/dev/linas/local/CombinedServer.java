package dev.linas.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controller and broker of one node in "combined mode", as {@link KafkaRaftServer}, with one step
 * more between the two: the broker starts only when the controller has fenced its previous run. A
 * killed broker is leader of its partitions until its session is over. If its next run began with
 * that, its transaction coordinator would try to end what was prepared, find no leader at the
 * moment of the fencing, take the partitions for deleted and forget their markers: the transactions
 * would stay open for good, and whoever reads committed records would wait for ever (KAFKA-20734).
 */
final class CombinedServer {
    private static final Logger LOG = LoggerFactory.getLogger(CombinedServer.class);

    /** Many times {@code broker.session.timeout.ms}. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    /** Reads what the log directories say of themselves; nothing is started yet. */
    CombinedServer(KafkaConfig config) {
        scala.Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(config, LOG, "");
        MetaPropertiesEnsemble properties = directories._1();
        QuorumConfig quorum = config.quorumConfig();
        shared =
                new SharedServer(
                        config,
                        properties,
                        Time.SYSTEM,
                        Server.initializeMetrics(
                                config, Time.SYSTEM, properties.clusterId().orElseThrow()),
                        CompletableFuture.completedFuture(
                                QuorumConfig.parseVoterConnections(quorum.voters())),
                        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
                        new StandardFaultHandlerFactory(),
                        ServerSocketFactory.INSTANCE);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        broker = new BrokerServer(shared);
    }

    /** Returns when the broker serves. */
    void startup() throws InterruptedException {
        controller.startup();
        awaitEndOfPreviousRun();
        broker.startup();
    }

    private void awaitEndOfPreviousRun() throws InterruptedException {
        PreviousRun previous = new PreviousRun(shared.nodeId());
        try {
            shared.loader().installPublishers(List.of(previous)).get();
            previous.over.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            shared.loader().removeAndClosePublisher(previous).get();
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalStackException(
                    "The controller did not fence the previous run of the broker within "
                            + PATIENCE.toSeconds()
                            + " s",
                    e);
        }
    }

    /** Ends the broker, then the controller. */
    void shutdown() {
        broker.shutdown();
        controller.shutdown();
    }

    /** Sees from the metadata log when the broker is fenced, or was never there. */
    private static final class PreviousRun implements MetadataPublisher {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final int nodeId;

        PreviousRun(int nodeId) {
            this.nodeId = nodeId;
        }

        @Override
        public String name() {
            return "PreviousRun";
        }

        @Override
        public void close() {}

        @Override
        public void onMetadataUpdate(
                MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
            BrokerRegistration registration = image.cluster().broker(nodeId);
            if (registration == null || registration.fenced()) {
                over.complete(null);
            }
        }
    }
}
