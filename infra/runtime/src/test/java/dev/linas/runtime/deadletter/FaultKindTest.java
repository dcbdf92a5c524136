package dev.linas.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.registry.RegistryUnavailableException;
import java.net.ConnectException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultKindTest {
    static Stream<Throwable> faultsOfTheRecord() {
        return Stream.of(
                new SerializationException("not Avro"),
                new SerializationException("schema 7", new ConnectException("in a message only")),
                new RecordTooLargeException("9 MB"),
                new IllegalArgumentException("genome outside its space"),
                new NullPointerException(),
                new StreamsException("while processing", new ClassCastException()),
                new KafkaException("wrapped", new IllegalStateException("bug")));
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new RegistryUnavailableException("silent", null),
                new TimeoutException("broker silent"),
                new TopicAuthorizationException("linas.rounds"),
                new StreamsException("while sending", new TimeoutException("silent")),
                new InvalidStateStoreException("closed"),
                new ProcessorStateException("no space left on device"),
                new KafkaException("producer closed"),
                new IllegalStateException(new ConnectException("refused")),
                new RuntimeException(new FileSystemException("disk")),
                new RuntimeException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheRecord")
    void shouldBlameTheRecord(Throwable error) {
        assertThat(FaultKind.of(error)).isEqualTo(FaultKind.RECORD);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void shouldBlameTheInfrastructure(Throwable error) {
        assertThat(FaultKind.of(error)).isEqualTo(FaultKind.INFRASTRUCTURE);
    }
}
