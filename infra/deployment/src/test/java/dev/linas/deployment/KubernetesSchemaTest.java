package dev.linas.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of {@code infra/k8s} has only fields that its kind has, of the right types. */
class KubernetesSchemaTest {
    private static final Map<String, Class<?>> KINDS =
            Map.ofEntries(
                    Map.entry("v1/Namespace", Namespace.class),
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("v1/Service", Service.class),
                    Map.entry("apps/v1/StatefulSet", StatefulSet.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("apps/v1/DaemonSet", DaemonSet.class),
                    Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
                    Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
                    Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
                    Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
                    Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
                    Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

    /** The models keep fields that they do not know; here nothing takes these. */
    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .annotationIntrospector(
                            new JacksonAnnotationIntrospector() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                public Boolean hasAnySetter(Annotated annotated) {
                                    return false;
                                }
                            })
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    static List<JsonNode> objects() {
        return Manifests.kubernetes();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void shouldHaveOnlyFieldsOfItsKind(JsonNode object) throws IOException {
        String kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        if (kind.equals("keda.sh/v1alpha1/ScaledObject")) {
            assertThat(scaledObject().validate(object)).isEmpty();
            return;
        }
        assertThat(KINDS).containsKey(kind);
        assertThat(STRICT.treeToValue(object, KINDS.get(kind))).isNotNull();
    }

    @Test
    void shouldRefuseAFieldThatIsMisspelt() {
        JsonNode kafka = Manifests.kubernetes("Kafka").get(0).deepCopy();
        ((ObjectNode) kafka.at("/spec/kafka")).put("listener", "tls");
        assertThatThrownBy(() -> STRICT.treeToValue(kafka, Kafka.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
        JsonNode app = Manifests.kubernetes("StatefulSet").get(0).deepCopy();
        ((ObjectNode) app.at("/spec/template/spec/containers/0")).put("arguments", "x");
        assertThatThrownBy(() -> STRICT.treeToValue(app, StatefulSet.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void shouldHaveAComposeFileOfTheSpecification() throws IOException {
        ObjectNode compose = (ObjectNode) Manifests.compose();
        compose.remove("name"); // younger than the schema
        assertThat(schema("/schemas/compose-spec.json").validate(compose)).isEmpty();
        JsonNode wrong = compose.deepCopy();
        ((ObjectNode) wrong.at("/services/trainer")).put("ports", "9400");
        assertThat(schema("/schemas/compose-spec.json").validate(wrong)).isNotEmpty();
    }

    @Test
    void shouldNameOnlyConfigMapsAndSecretsThatAreMade() {
        Set<String> made = new TreeSet<>();
        Manifests.kubernetes("ConfigMap").forEach(m -> made.add(m.at("/metadata/name").asText()));
        Manifests.stream(Manifests.kustomization().path("configMapGenerator"))
                .forEach(m -> made.add(m.path("name").asText()));
        for (JsonNode user : Manifests.kubernetes("KafkaUser")) {
            made.add(user.at("/metadata/name").asText()); // Strimzi's secret of a user
        }
        made.add("linas-cluster-ca-cert"); // and of cluster 'linas'
        Set<String> used = new TreeSet<>();
        for (JsonNode object : Manifests.kubernetes()) {
            for (String field : Set.of("configMapRef", "configMapKeyRef", "secretKeyRef")) {
                object.findValues(field).forEach(r -> used.add(r.path("name").asText()));
            }
            object.findValues("secretName").forEach(name -> used.add(name.asText()));
            Manifests.stream(object.at("/spec/template/spec/volumes"))
                    .filter(volume -> volume.has("configMap"))
                    .forEach(volume -> used.add(volume.at("/configMap/name").asText()));
        }
        assertThat(used).isNotEmpty().isSubsetOf(made);
    }

    private static JsonSchema scaledObject() throws IOException {
        return schema("/schemas/scaled-object.json");
    }

    private static JsonSchema schema(String resource) throws IOException {
        try (InputStream stream = KubernetesSchemaTest.class.getResourceAsStream(resource)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(stream);
        }
    }
}
