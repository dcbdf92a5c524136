package dev.linas.searches.stream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResumedMetersTest {
    private static final String FIRST = "1".repeat(64);
    private static final String SECOND = "2".repeat(64);

    private static Measurement measured(String pool, String fingerprint) {
        Measurement measurement = new Measurement();
        measurement.put("pool", pool);
        measurement.put("meterFingerprint", fingerprint);
        return measurement;
    }

    private static void check(List<Measurement> measurements, String fingerprint) {
        ResumedMeters.check("digits", measurements, Map.of("here", fingerprint));
    }

    @Test
    void shouldLetASearchGoOnByTheSameMeters() {
        assertThatCode(() -> check(List.of(), FIRST)).doesNotThrowAnyException();
        assertThatCode(() -> check(List.of(measured("here", FIRST)), FIRST))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseASearchWhoseMeterHasChanged() {
        assertThatThrownBy(() -> check(List.of(measured("here", FIRST)), SECOND))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("search 'digits': pool here")
                .hasMessageContaining("111111111111…")
                .hasMessageContaining("222222222222…")
                .hasMessageContaining("--accept-changed");
    }

    @Test
    void shouldCompareWithTheLastMeterSinceAnEarlierChangeWasAccepted() {
        List<Measurement> both = List.of(measured("here", FIRST), measured("here", SECOND));

        assertThatCode(() -> check(both, SECOND)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(both, FIRST)).isInstanceOf(UserError.class);
    }

    @Test
    void shouldNotCareForPoolsThatAreServedElsewhere() {
        assertThatCode(() -> check(List.of(measured("phone", SECOND)), FIRST))
                .doesNotThrowAnyException();
    }
}
