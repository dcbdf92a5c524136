package dev.linas.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.RandomRecords;
import dev.linas.schemas.registry.RegistryUnavailableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedSerdeTest {
    private static final byte[] FRAMED = {0, 0, 0, 0, 7, 42};
    private static final Candidate RECORD = RandomRecords.of(Candidate.class, 1);

    /** The shape that registry clients' own errors have. */
    public static final class StatusException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        StatusException(int status) {
            super("status " + status);
            this.status = status;
        }

        public int getStatus() {
            return status;
        }
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new RuntimeException(new ExecutionException(new ConnectException("refused"))),
                new IllegalStateException(new HttpTimeoutException("timed out")),
                new SerializationException(new RuntimeException(new ConnectException())),
                new RuntimeException(new IOException("no bytes received", new EOFException())),
                new RuntimeException(new ClosedChannelException()),
                new RuntimeException(new UnknownHostException("registry")),
                new TimeoutException("the registry is slow"),
                new RuntimeException(new StatusException(401)),
                new RuntimeException(new StatusException(429)),
                new RuntimeException(new StatusException(503)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void shouldBlameTheRegistryForAnOutage(RuntimeException outage) {
        Serde<Candidate> serde = failing(() -> outage);

        assertThatThrownBy(() -> serde.deserializer().deserialize("linas.candidates", FRAMED))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("linas.candidates")
                .hasCause(outage);
        assertThatThrownBy(() -> serde.serializer().serialize("linas.candidates", RECORD))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("linas.candidates")
                .hasCause(outage);
    }

    static Stream<RuntimeException> faultsOfTheRecord() {
        return Stream.of(
                new IllegalStateException("malformed data"),
                new ArrayIndexOutOfBoundsException(5),
                new UncheckedIOException(new EOFException()),
                new UncheckedIOException(new InvalidNumberEncodingException("int too long")),
                new RuntimeException(new StatusException(404)),
                new RuntimeException(new StatusException(422)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheRecord")
    void shouldBlameTheRecordWhereItCannotBeRead(RuntimeException fault) {
        assertThatThrownBy(
                        () ->
                                failing(() -> fault)
                                        .deserializer()
                                        .deserialize("linas.candidates", FRAMED))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("linas.candidates")
                .hasMessageContaining("7")
                .hasCause(fault);
    }

    @Test
    void shouldNotTakeASubjectThatNobodyProvisionedForAFaultOfTheRecord() {
        Serde<Candidate> serde = failing(() -> new IllegalStateException("no such subject"));

        assertThatThrownBy(() -> serde.serializer().serialize("linas.work.x", RECORD))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("linas.work.x-value")
                .hasMessageContaining("provision");
    }

    @Test
    void shouldBlameARecordThatLacksAField() {
        Serde<Candidate> serde = failing(() -> new IllegalStateException("null of string"));

        assertThatThrownBy(() -> serde.serializer().serialize("any", new Candidate()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("searchId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "hello, world"})
    void shouldRejectWhatIsNotInWireFormatWithoutAskingTheRegistry(String garbage) {
        Serde<Candidate> serde = failing(() -> new AssertionError("was asked"));

        assertThatThrownBy(
                        () ->
                                serde.deserializer()
                                        .deserialize(
                                                "any",
                                                garbage.getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("wire format");
    }

    @Test
    void shouldRejectARecordOfAnotherType() {
        Command command = RandomRecords.of(Command.class, 1);
        Serde<Candidate> serde =
                new CheckedSerde<>(
                        Candidate.class, (topic, value) -> FRAMED, (topic, bytes) -> command);

        assertThatThrownBy(() -> serde.deserializer().deserialize("any", FRAMED))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Candidate")
                .hasMessageContaining("Command");
    }

    @Test
    void shouldPassNullThroughWithoutAskingTheRegistry() {
        Serde<Candidate> serde = failing(() -> new AssertionError("was asked"));

        assertThat(serde.serializer().serialize("any", null)).isNull();
        assertThat(serde.deserializer().deserialize("any", null)).isNull();
    }

    private static Serde<Candidate> failing(Supplier<Throwable> error) {
        return new CheckedSerde<>(
                Candidate.class,
                (topic, value) -> {
                    throw unchecked(error.get());
                },
                (topic, bytes) -> {
                    throw unchecked(error.get());
                });
    }

    private static RuntimeException unchecked(Throwable error) {
        if (error instanceof Error e) {
            throw e;
        }
        return (RuntimeException) error;
    }
}
