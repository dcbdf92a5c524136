package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.cli.LinasCommand;
import dev.linas.cli.LinasMain;
import dev.linas.runtime.app.LinasCommandLine;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.SettingsFile;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Archive;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A search over mutual TLS, with the client settings and the rights of {@code infra/k8s}, and what
 * its apps publish; commands over every other way to the broker that docs/operating.md shows.
 */
@Timeout(300)
class SecureClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int BUDGET = 30;

    /** Metrics in PromQL; labels and functions begin with none of these. */
    private static final Pattern METRIC = Pattern.compile("\\b(linas|kafka|jvm|process)_\\w+");

    @TempDir static Path folder;
    private static SecureCluster cluster;
    private static RunningApps apps;

    @BeforeAll
    static void runASearch() throws Exception {
        cluster = SecureCluster.start(folder);
        Path file = search();
        SearchFile search = SearchFile.read(file, ForeignPools.ALLOWED);
        Path client = cluster.client("k8s/client.properties");
        Connection connection =
                new Connection(
                        cluster.mutualTls(),
                        cluster.registry(),
                        SettingsFile.read(client).values());
        apps = RunningApps.start(connection, search, folder.resolve("state"));
        assertThat(
                        linas(
                                "search",
                                "start",
                                file.toString(),
                                "--bootstrap",
                                cluster.mutualTls(),
                                "--registry",
                                cluster.registry(),
                                "--client-config",
                                client.toString()))
                .startsWith("0 ");
        Instant deadline = Instant.now().plus(PATIENCE);
        while (evaluations(connection) < BUDGET) {
            assertThat(Instant.now()).as("the search goes on").isBefore(deadline);
            Thread.sleep(500);
        }
    }

    @AfterAll
    static void stop() {
        if (apps != null) {
            apps.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldPublishEveryMetricThatDashboardAndAlertsName() throws Exception {
        String address = apps.serve();
        System.gc(); // so that there is a pause to tell of
        await(address + "/health/ready");
        assertThat(get(address + "/health/live").statusCode()).isEqualTo(200);
        String metrics =
                scrape(
                        address,
                        "linas_work_lag_candidates{pool=\"phone\"} 0.0",
                        "linas_evaluator_measured_total{pool=\"phone\"} " + BUDGET + ".0");
        Set<String> published =
                Arrays.stream(metrics.split("\n", -1))
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replaceFirst("[{ ].*", ""))
                        .collect(Collectors.toCollection(TreeSet::new));

        List<String> queries = queries();

        assertThat(queries).hasSizeGreaterThan(25);
        for (String query : queries) {
            Matcher names = METRIC.matcher(query);
            List<String> named = new ArrayList<>();
            while (names.find()) {
                named.add(names.group());
            }
            assertThat(published).as(query).containsAll(named);
            assertThat(named.isEmpty()).as(query).isEqualTo(query.startsWith("up{"));
        }
        assertThat(metrics).containsPattern("kafka_stream_trainer_closed_rounds_total\\{.*} [1-9]");
    }

    @ParameterizedTest
    @CsvSource({
        "security/tls.properties,tls",
        "security/sasl-plain.properties,sasl",
        "security/sasl-scram.properties,sasl",
        "k8s/client.properties,mutualTls"
    })
    void shouldServeCommandsOver(String settings, String listener) throws IOException {
        String said = linas(front(settings, listener, cluster.registry()));
        assertThat(said).startsWith("0 ").contains("latency_ms");
    }

    @Test
    void shouldTellOfAWrongPasswordInOneLine() throws Exception {
        Path password = folder.resolve("user/password");
        String right = Files.readString(password);
        Files.writeString(password, "wrong");
        try {
            String said =
                    inAProcess(
                            List.of(),
                            front("security/sasl-scram.properties", "sasl", cluster.registry()));
            assertThat(said)
                    .startsWith("3 error: the broker at " + cluster.sasl() + " refuses this client")
                    .contains("--client-config");
            assertThat(said.strip().lines()).hasSize(1);
        } finally {
            Files.writeString(password, right);
        }
    }

    @Test
    void shouldReachTheRegistryOverTls() throws Exception {
        try (TlsProxy proxy =
                TlsProxy.start(folder.resolve("broker.p12"), URI.create(cluster.registry()))) {
            String said =
                    inAProcess(
                            List.of(
                                    "-Djavax.net.ssl.trustStore="
                                            + folder.resolve("client-trust.p12"),
                                    "-Djavax.net.ssl.trustStorePassword="
                                            + Certificates.STORE_PASSWORD),
                            front("k8s/client.properties", "mutualTls", proxy.address()));
            assertThat(said).startsWith("0 ").contains("latency_ms");
            assertThat(proxy.requests()).isPositive();
        }
    }

    private static String[] front(String settings, String listener, String registry)
            throws IOException {
        String bootstrap =
                switch (listener) {
                    case "tls" -> cluster.tls();
                    case "sasl" -> cluster.sasl();
                    default -> cluster.mutualTls();
                };
        return new String[] {
            "front",
            "secured",
            "--bootstrap",
            bootstrap,
            "--registry",
            registry,
            "--client-config",
            cluster.client(settings).toString()
        };
    }

    /** Exit code and what was printed. */
    private static String inAProcess(List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(mainClassPath());
        command.add(LinasMain.class.getName());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "linas", ".out");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + Files.readString(out);
    }

    /** Without the logging of tests. */
    private static String mainClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A small search over tables that comes with Linas. */
    private static Path search() throws IOException {
        Path example = Manifests.INFRA.resolve("../examples/ofa-mbv3").normalize();
        String text =
                Manifests.read(example.resolve("search.yaml"))
                        .replace("id: ofa-mbv3", "id: secured")
                        .replace("evaluations: 150", "evaluations: " + BUDGET)
                        .replace("file: ", "file: " + example + "/");
        return Files.writeString(folder.resolve("search.yaml"), text);
    }

    private static long evaluations(Connection connection) {
        try (TopicSnapshot topics = new TopicSnapshot(connection)) {
            Map<String, Archive> archives = topics.latest(Topics.ARCHIVES, "secured"::equals);
            return archives.values().stream().mapToLong(Archive::getEvaluations).sum();
        }
    }

    /** Exit code and what was printed. */
    private static String linas(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int code =
                    LinasCommandLine.execute(
                            LinasCommand.forArguments(List.of(arguments)), arguments);
            return code + " " + said.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (String file : List.of("linas-dashboard.json", "alerts.yml")) {
            Path path = Manifests.INFRA.resolve("monitoring").resolve(file);
            JsonNode root =
                    file.endsWith(".json") ? Manifests.json(path) : Manifests.document(path);
            queries.addAll(root.findValuesAsText("expr"));
        }
        return queries;
    }

    /** What is published once these lines are; on a busy machine a lag is unknown now and then. */
    private static String scrape(String address, String... lines) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        String metrics = get(address + "/metrics").body();
        while (!Arrays.stream(lines).allMatch(metrics::contains)) {
            assertThat(Instant.now()).as(metrics).isBefore(deadline);
            Thread.sleep(1000);
            metrics = get(address + "/metrics").body();
        }
        return metrics;
    }

    private static void await(String address) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (get(address).statusCode() != 200) {
            assertThat(Instant.now()).as(get(address).body()).isBefore(deadline);
            Thread.sleep(200);
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
