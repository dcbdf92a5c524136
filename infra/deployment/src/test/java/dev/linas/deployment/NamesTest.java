package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.cli.LinasCommand;
import dev.linas.runtime.config.LayeredDefaults;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What {@code infra} names exists in the code: topics, options, variables, ports, broker settings.
 */
class NamesTest {
    private static final Path INFRA = Manifests.INFRA;

    /** A container of ours: its arguments and its environment, secrets and fields left empty. */
    private record App(String name, List<String> arguments, Map<String, String> environment) {}

    @Test
    void shouldMakeTheTopicsOfTheContract(@TempDir Path folder) throws IOException {
        Map<String, Topic<?>> expected = new TreeMap<>();
        Topics.fixed().forEach(topic -> expected.put(topic.name(), topic));
        for (String pool : search(folder).pools().keySet()) {
            expected.put(Topics.work(pool).name(), Topics.work(pool));
        }

        List<JsonNode> made = Manifests.kubernetes("KafkaTopic");

        assertThat(made)
                .extracting(topic -> topic.at("/metadata/name").asText())
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (JsonNode manifest : made) {
            Topic<?> topic = expected.get(manifest.at("/metadata/name").asText());
            assertThat(manifest.at("/spec/partitions").asInt()).isEqualTo(topic.partitions());
            assertThat(texts(manifest.at("/spec/config")))
                    .as(topic.name())
                    .containsExactlyInAnyOrderEntriesOf(topic.config());
        }
    }

    @Test
    void shouldStartAppsByOptionsAndVariablesThatTheyHave() {
        List<App> apps = new ArrayList<>(kubernetesApps());
        apps.addAll(composeApps());
        assertThat(apps).hasSizeGreaterThan(10);
        for (App app : apps) {
            CommandSpec spec = LinasCommand.whole();
            CommandLine line = new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true);
            line.setDefaultValueProvider(LayeredDefaults.of(List.of(), app.environment()));
            CommandLine.ParseResult parsed =
                    line.parseArgs(app.arguments().toArray(String[]::new)).subcommand();
            List<String> variables =
                    parsed.commandSpec().options().stream()
                            .map(option -> option.longestName().replaceFirst("^--", ""))
                            .map(LayeredDefaults::environmentName)
                            .toList();
            assertThat(app.environment().keySet())
                    .as("variables of %s, which runs %s", app.name(), app.arguments())
                    .allMatch(name -> !name.startsWith("LINAS_") || variables.contains(name));
        }
    }

    @Test
    void shouldProbeAndScrapeThePortsThatAreServed() {
        for (JsonNode object : Manifests.kubernetes()) {
            for (JsonNode container : Manifests.containers(object)) {
                if (!container.path("image").asText().equals("linas")) {
                    continue;
                }
                Map<String, String> environment = environment(container);
                List<String> served =
                        Stream.of("LINAS_ADMIN_PORT", "LINAS_DASHBOARD_PORT")
                                .map(environment::get)
                                .filter(port -> port != null)
                                .toList();
                assertThat(container.findValuesAsText("containerPort"))
                        .as(container.toString())
                        .isNotEmpty()
                        .allMatch(served::contains);
                assertThat(container.findValuesAsText("path"))
                        .allMatch(path -> path.matches("/health/(live|ready)"));
            }
        }
        String admin = composeApps().get(0).environment().get("LINAS_ADMIN_PORT");
        JsonNode scraped =
                Manifests.document(INFRA.resolve("compose/prometheus.yml")).at("/scrape_configs/0");
        List<String> targets = new ArrayList<>();
        scraped.findValues("targets").forEach(t -> t.forEach(one -> targets.add(one.asText())));
        assertThat(targets)
                .containsExactlyInAnyOrderElementsOf(
                        composeApps().stream()
                                .filter(app -> app.environment().containsKey("LINAS_ADMIN_PORT"))
                                .map(app -> app.name() + ":" + admin)
                                .toList());
        assertThat(Manifests.kubernetes("PodMonitor").get(0).findValuesAsText("path"))
                .containsExactly("/metrics");
    }

    @Test
    void shouldBindPortsOfTheComposeFileToLoopbackAndMountWhatExists() {
        JsonNode compose = Manifests.compose();
        List<String> services = new ArrayList<>();
        compose.path("services").fieldNames().forEachRemaining(services::add);
        for (JsonNode service : compose.path("services")) {
            Manifests.stream(service.path("ports"))
                    .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            service.path("depends_on")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(services).contains(name));
            for (JsonNode mount : service.path("volumes")) {
                String source = mount.asText().split(":", -1)[0];
                if (source.startsWith(".")) {
                    assertThat(INFRA.resolve("compose").resolve(source)).exists();
                } else {
                    assertThat(compose.path("volumes").has(source)).as(source).isTrue();
                }
            }
        }
    }

    @Test
    void shouldConfigureBrokersByPropertiesThatKafkaHas() {
        TreeSet<String> known = new TreeSet<>();
        KafkaConfig.configNames().foreach(known::add);
        List<String> named = new ArrayList<>();
        Manifests.kubernetes("Kafka")
                .get(0)
                .at("/spec/kafka/config")
                .fieldNames()
                .forEachRemaining(named::add);
        texts(Manifests.compose().at("/services/kafka/environment"))
                .keySet()
                .forEach(
                        variable ->
                                named.add(
                                        variable.replaceFirst("^KAFKA_", "")
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '.')));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(known).containsAll(named);
    }

    @Test
    void shouldScaleTheWorkersOfThePoolWhoseQueueItAsksFor() {
        JsonNode scaled = Manifests.kubernetes("ScaledObject").get(0);
        String target = scaled.at("/spec/scaleTargetRef/name").asText();
        JsonNode workers =
                Manifests.kubernetes("Deployment").stream()
                        .filter(d -> d.at("/metadata/name").asText().equals(target))
                        .findFirst()
                        .orElseThrow();
        String pool = workers.at("/spec/template/metadata/labels").path("linas/pool").asText();
        assertThat(scaled.at("/spec/triggers/0/metadata/query").asText())
                .isEqualTo("max(linas_work_lag_candidates{pool=\"" + pool + "\"})");
        assertThat(workers.at("/spec").has("replicas")).isFalse();
    }

    @Test
    void shouldHaveTheSameAlertsForThePrometheusOperator() {
        assertThat(Manifests.kubernetes("PrometheusRule").get(0).at("/spec/groups"))
                .isEqualTo(
                        Manifests.document(INFRA.resolve("monitoring/alerts.yml")).path("groups"));
    }

    /** The search of the cluster, with the files that its image holds taken from the sources. */
    private static SearchFile search(Path folder) throws IOException {
        String text =
                Manifests.read(INFRA.resolve("k8s/search.yaml"))
                        .replace("/opt/linas/examples", INFRA.resolve("../examples").toString());
        Path file = Files.writeString(folder.resolve("search.yaml"), text);
        return SearchFile.read(file, ForeignPools.ALLOWED);
    }

    private static List<App> kubernetesApps() {
        List<App> apps = new ArrayList<>();
        for (JsonNode object : Manifests.kubernetes()) {
            for (JsonNode container : Manifests.containers(object)) {
                if (container.path("image").asText().equals("linas")) {
                    apps.add(
                            new App(
                                    object.at("/metadata/name").asText(),
                                    list(container.path("args")),
                                    environment(container)));
                }
            }
        }
        return apps;
    }

    private static List<App> composeApps() {
        List<App> apps = new ArrayList<>();
        Manifests.compose()
                .path("services")
                .properties()
                .forEach(
                        service -> {
                            JsonNode container = service.getValue();
                            if (container.path("image").asText().contains("LINAS_IMAGE")) {
                                apps.add(
                                        new App(
                                                service.getKey(),
                                                list(container.path("command")),
                                                texts(container.path("environment"))));
                            }
                        });
        return apps;
    }

    /** Variables of a container, those of generated config maps included. */
    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode map : container.path("envFrom")) {
            String name = map.at("/configMapRef/name").asText();
            for (JsonNode made : Manifests.kustomization().path("configMapGenerator")) {
                if (made.path("name").asText().equals(name)) {
                    for (JsonNode literal : made.path("literals")) {
                        String[] pair = literal.asText().split("=", 2);
                        variables.put(pair[0], pair[1]);
                    }
                }
            }
        }
        for (JsonNode variable : container.path("env")) {
            variables.put(variable.path("name").asText(), variable.path("value").asText("x"));
        }
        return variables;
    }

    private static List<String> list(JsonNode array) {
        return Manifests.stream(array).map(JsonNode::asText).toList();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }
}
