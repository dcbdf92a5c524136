package dev.linas.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.RandomRecords;
import dev.linas.schemas.Search;
import dev.linas.schemas.registry.RegistryUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class WireSerdesTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    /** A site's own serialiser. */
    public static final class SiteSerializer implements Serializer<Object> {
        private String url;

        @Override
        public void configure(Map<String, ?> config, boolean isKey) {
            url = config.get("schema.registry.url").toString();
        }

        @Override
        public byte[] serialize(String topic, Object value) {
            throw new SerializationException(new java.net.ConnectException("site " + url));
        }
    }

    @Test
    void shouldUseTheSerialiserThatTheSiteNames() {
        WireSerdes serdes =
                WireSerdes.registry(
                        NOBODY, Map.of(WireSerdes.SERIALIZER, SiteSerializer.class.getName()));

        assertThatThrownBy(() -> write(serdes))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("site " + NOBODY);
    }

    @Test
    void shouldNameTheSettingOfASerialiserThatIsNotThere() {
        WireSerdes serdes =
                WireSerdes.registry(NOBODY, Map.of(WireSerdes.SERIALIZER, "no.such.Serializer"));

        assertThatThrownBy(() -> serdes.serde(Candidate.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(WireSerdes.SERIALIZER)
                .hasMessageContaining("no.such.Serializer");
    }

    @Test
    void shouldRejectAMalformedAddress() {
        assertThatThrownBy(() -> WireSerdes.registry("localhost", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void shouldTellThatNobodyAnswers() {
        assertThatThrownBy(() -> write(WireSerdes.registry(NOBODY, Map.of())))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void shouldOpenOneClientForAllTypesOfRecords() {
        WireSerdes serdes = WireSerdes.registry(NOBODY, Map.of());
        Set<String> before = threadsOfClients();

        List.of(Candidate.class, Measurement.class, Search.class).forEach(serdes::serde);

        Set<String> opened = threadsOfClients();
        opened.removeAll(before);
        assertThat(opened).hasSize(1);
    }

    /** Every HTTP client of the JDK has a thread of its own, numbered through. */
    private static Set<String> threadsOfClients() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldNeedNoRegistryForPlainAvro() {
        assertThat(write(WireSerdes.binary())).isNotEmpty();
    }

    private static byte[] write(WireSerdes serdes) {
        return serdes.serde(Candidate.class)
                .serializer()
                .serialize("any", RandomRecords.of(Candidate.class, 1));
    }
}
