package dev.linas.evaluator.fleet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.mapping.GenomeMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which earlier measurements an evaluator may add to. */
class EarlierMeasurementsTest {
    private static final String OLD = "0123456789abcdef";
    private static final String NEW = "fedcba9876543210";

    private final EarlierMeasurements earlier = new EarlierMeasurements("phone");

    @Test
    void shouldRefuseASearchThatGoesOnAndWasMeasuredByOtherMetersOfThePool() {
        earlier.measured(measurement("toy", "phone", OLD));
        earlier.closed("toy", false);

        assertThatThrownBy(() -> earlier.require(NEW))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("pool phone: search 'toy' goes on")
                .hasMessageContaining(
                        "fingerprint 0123456789ab… so far, and it is fedcba987654… now")
                .hasMessageContaining("./linas search stop toy")
                .hasMessageEndingWith("by --accept-changed");
    }

    @Test
    void shouldGoOnWithTheMetersThatMeasuredLast() {
        earlier.measured(measurement("toy", "phone", OLD));
        earlier.measured(measurement("toy", "phone", NEW));

        assertThatCode(() -> earlier.require(NEW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> earlier.require(OLD)).isInstanceOf(UserError.class);
    }

    @Test
    void shouldLeaveOtherPoolsAndSearchesThatHaveEndedAlone() {
        earlier.measured(measurement("toy", "lab", OLD));
        earlier.measured(measurement("ended", "phone", OLD));
        earlier.closed("ended", true);

        assertThatCode(() -> earlier.require(NEW)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseASearchThatGoesOnAfterItHadEnded() {
        earlier.measured(measurement("extended", "phone", OLD));
        earlier.closed("extended", true);
        earlier.closed("extended", false);

        assertThatThrownBy(() -> earlier.require(NEW)).hasMessageContaining("'extended'");
    }

    private static Measurement measurement(String search, String pool, String fingerprint) {
        return Measurement.newBuilder()
                .setSearchId(search)
                .setRound(0)
                .setIndex(0)
                .setSpaceDigest("0")
                .setGenome(GenomeMapper.toBytes(Genome.of(0)))
                .setPool(pool)
                .setInstance("i")
                .setResults(List.of())
                .setRepeat(false)
                .setMeterFingerprint(fingerprint)
                .setDevice(new DeviceFacts("os", "arch", "cpu", 1, "java", Map.of()))
                .setMeasuredAt(Instant.EPOCH)
                .setDurationMillis(1L)
                .setDelivery(1)
                .build();
    }
}
