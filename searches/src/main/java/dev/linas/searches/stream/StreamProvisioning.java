package dev.linas.searches.stream;

import dev.linas.runtime.config.Connection;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.provisioning.ProvisioningReport;
import dev.linas.schemas.topics.Topics;
import java.io.PrintWriter;
import java.util.Collection;

/** Creates what the stream needs, and tells where it differs from what is there. */
public final class StreamProvisioning {
    private StreamProvisioning() {}

    public static void provision(Connection connection, Collection<String> pools, PrintWriter out) {
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            ProvisioningReport report = provisioner.provision(Topics.fixed());
            for (String pool : pools) {
                report = report.and(provisioner.provisionPool(pool));
            }
            report.drifts().forEach(drift -> out.println("warning: " + drift));
            out.flush();
        }
    }
}
