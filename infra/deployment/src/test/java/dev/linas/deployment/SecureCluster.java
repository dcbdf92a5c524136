package dev.linas.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker with TLS, mutual TLS and SASL over TLS, where user {@code linas} has the rights of
 * {@code infra/k8s/users.yaml}; and the files that its clients need, as a cluster mounts them.
 */
final class SecureCluster implements AutoCloseable {
    static final String PASSWORD = "secret of linas";

    private final LocalStack stack;
    private final Path folder;
    private final int tls;
    private final int mutualTls;
    private final int sasl;

    private SecureCluster(LocalStack stack, Path folder, int[] ports) {
        this.stack = stack;
        this.folder = folder;
        this.tls = ports[0];
        this.mutualTls = ports[1];
        this.sasl = ports[2];
    }

    static SecureCluster start(Path folder) throws Exception {
        Certificates certificates = Certificates.make(folder);
        Files.writeString(folder.resolve("user/password"), PASSWORD);
        int[] ports = freePorts();
        LocalStack stack =
                LocalStack.start(
                        LocalSettings.in(folder.resolve("data"))
                                .withBroker(broker(certificates, ports)));
        SecureCluster cluster = new SecureCluster(stack, folder, ports);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrap()))) {
            List<AclBinding> rights = new ArrayList<>(rights("User:CN=linas"));
            rights.addAll(rights("User:linas"));
            admin.createAcls(rights).all().get(30, TimeUnit.SECONDS);
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            "linas",
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 4096),
                                            PASSWORD)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        return cluster;
    }

    private static Map<String, String> broker(Certificates certificates, int[] ports) {
        String login = "org.apache.kafka.common.security.";
        return Map.ofEntries(
                Map.entry(
                        "listeners",
                        "TLS://127.0.0.1:%d,MTLS://127.0.0.1:%d,SASL://127.0.0.1:%d"
                                .formatted(ports[0], ports[1], ports[2])),
                Map.entry("listener.security.protocol.map", "TLS:SSL,MTLS:SSL,SASL:SASL_SSL"),
                Map.entry("ssl.keystore.location", certificates.brokerKeys().toString()),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.password", Certificates.STORE_PASSWORD),
                Map.entry("ssl.truststore.location", certificates.brokerTrust().toString()),
                Map.entry("ssl.truststore.type", "PKCS12"),
                Map.entry("ssl.truststore.password", Certificates.STORE_PASSWORD),
                Map.entry("listener.name.mtls.ssl.client.auth", "required"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512"),
                Map.entry(
                        "listener.name.sasl.plain.sasl.jaas.config",
                        login + "plain.PlainLoginModule required user_linas=\"" + PASSWORD + "\";"),
                Map.entry(
                        "listener.name.sasl.scram-sha-512.sasl.jaas.config",
                        login + "scram.ScramLoginModule required;"),
                Map.entry(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"));
    }

    /** The rights of KafkaUser {@code linas}. */
    private static List<AclBinding> rights(String principal) {
        JsonNode user =
                Manifests.kubernetes("KafkaUser").stream()
                        .filter(u -> u.at("/metadata/name").asText().equals("linas"))
                        .findFirst()
                        .orElseThrow();
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            ResourceType type =
                    ResourceType.fromString(
                            resource.path("type").asText().replaceAll("([A-Z])", "_$1"));
            ResourcePattern pattern =
                    new ResourcePattern(
                            type,
                            resource.path("name").asText(Resource.CLUSTER_NAME),
                            resource.path("patternType").asText().equals("prefix")
                                    ? PatternType.PREFIXED
                                    : PatternType.LITERAL);
            for (JsonNode operation : acl.path("operations")) {
                rights.add(
                        new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        principal,
                                        "*",
                                        AclOperation.fromString(
                                                operation
                                                        .asText()
                                                        .replaceAll("(?<=.)([A-Z])", "_$1")
                                                        .toUpperCase(Locale.ROOT)),
                                        AclPermissionType.ALLOW)));
            }
        }
        return rights;
    }

    private static int[] freePorts() throws IOException {
        int[] ports = new int[3];
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < ports.length; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            ports[i] = sockets.get(i).getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** A properties file of {@code infra}, with its secrets in this test's folder. */
    Path client(String file) throws IOException {
        String text = Manifests.read(Manifests.INFRA.resolve(file));
        return Files.writeString(
                folder.resolve(file.replace('/', '-')),
                text.replace("/etc/linas", folder.toString()));
    }

    String tls() {
        return "127.0.0.1:" + tls;
    }

    String mutualTls() {
        return "127.0.0.1:" + mutualTls;
    }

    String sasl() {
        return "127.0.0.1:" + sasl;
    }

    String registry() {
        return stack.registryUrl();
    }

    @Override
    public void close() {
        stack.close();
    }
}
