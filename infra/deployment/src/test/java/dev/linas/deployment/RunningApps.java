package dev.linas.deployment;

import dev.linas.evaluator.EvaluatorApp;
import dev.linas.evaluator.EvaluatorConfig;
import dev.linas.proposer.ProposerApp;
import dev.linas.proposer.ProposerConfig;
import dev.linas.runtime.admin.AdminServer;
import dev.linas.runtime.admin.ProcessMetrics;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.service.Service;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.SearchFile;
import dev.linas.trainer.TrainerApp;
import dev.linas.trainer.TrainerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All apps of a search in this JVM, over the connection given. */
final class RunningApps implements AutoCloseable {
    private final List<Service> services = new ArrayList<>();
    private final ProcessMetrics metrics = new ProcessMetrics();
    private AdminServer admin;

    static RunningApps start(Connection connection, SearchFile search, Path folder)
            throws InterruptedException {
        RunningApps apps = new RunningApps();
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            provisioner.provision(Topics.fixed());
            search.pools().keySet().forEach(provisioner::provisionPool);
        }
        apps.add(
                ProposerApp.prepare(new ProposerConfig(connection, folder.resolve("proposer"), 1)));
        apps.add(TrainerApp.prepare(new TrainerConfig(connection, folder.resolve("trainer"), 1)));
        for (var pool : search.pools().entrySet()) {
            apps.add(
                    EvaluatorApp.prepare(
                            new EvaluatorConfig(
                                    connection,
                                    pool.getValue(),
                                    search.spec().space(),
                                    "test",
                                    new EvaluatorConfig.Role.Full(),
                                    folder.resolve(pool.getKey()))));
        }
        return apps;
    }

    private void add(Service service) {
        services.add(service);
        service.start();
    }

    /**
     * Serves health and metrics of all. Late, so that the sensors of the stream tasks are there:
     * their binder looks for new ones only once a minute.
     *
     * @return the address
     */
    String serve() {
        services.forEach(service -> service.bindTo(metrics.registry()));
        admin =
                AdminServer.start(
                        "127.0.0.1",
                        0,
                        () -> services.stream().map(Service::health).toList(),
                        metrics::scrape);
        return "http://127.0.0.1:" + admin.port();
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
        for (int i = services.size() - 1; i >= 0; i--) {
            services.get(i).close();
        }
        metrics.close();
    }
}
