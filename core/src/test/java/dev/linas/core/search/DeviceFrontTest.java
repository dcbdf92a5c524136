package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.pareto.Volume;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DeviceFrontTest {
    private static final Objective ACCURACY =
            new Objective("accuracy", "lab", Goal.MAXIMIZE, OptionalDouble.empty());
    private static final Objective ON_PI = latency("pi");
    private static final Objective ON_PHONE = latency("phone");
    private static final List<Objective> FLEET = List.of(ACCURACY, ON_PI, ON_PHONE);

    /** Best on both, best on the phone alone, on none, and failed on the phone. */
    private static final List<Evaluation> ROWS =
            List.of(
                    row(0, 70, 10, 20),
                    row(1, 60, 11, 15),
                    row(2, 65, 12, 21),
                    row(3, 80, 30, Double.NaN));

    @Test
    void shouldBeOneFrontOfEverythingWithoutObjectivesPerPool() {
        List<Objective> plain = List.of(ACCURACY, ON_PI.withPerPool(false));

        assertThat(DeviceFront.isFleet(plain)).isFalse();
        assertThat(DeviceFront.byDevice(plain)).isEmpty();
        assertThat(DeviceFront.of(plain))
                .containsExactly(new DeviceFront(Optional.empty(), plain, List.of(0, 1)));
    }

    @Test
    void shouldBeAFrontOfSharedAndOwnObjectivesForEachPool() {
        assertThat(DeviceFront.byDevice(FLEET).keySet()).containsExactly("pi", "phone");
        DeviceFront phone = DeviceFront.byDevice(FLEET).get("phone");
        assertThat(phone.places()).containsExactly(0, 2);
        assertThat(phone.objectives()).containsExactly(ACCURACY, ON_PHONE.withPerPool(false));
        assertThat(phone.part(ROWS.get(0)).values()).containsExactly(70, 20);
        assertThat(phone.complete(ROWS)).hasSize(3);
    }

    @Test
    void shouldUniteTheFrontsOfTheDevices() {
        List<Evaluation> front = ParetoFront.of(ROWS, FLEET);

        assertThat(front).extracting(Evaluation::index).containsExactly(0, 1, 3);
        assertThat(ParetoFront.members(DeviceFront.byDevice(FLEET).get("pi"), front))
                .containsExactly(0, 2);
        assertThat(ParetoFront.members(DeviceFront.byDevice(FLEET).get("phone"), front))
                .containsExactly(0, 1);
    }

    @Test
    void shouldTellTheVolumeOfEachDeviceAndTheirMean() {
        List<Double> reference = List.of(50.0, 40.0, 30.0);
        List<Evaluation> front = ParetoFront.of(ROWS, FLEET);

        var volumes = FrontVolume.byDevice(front, FLEET, reference);

        assertThat(volumes.get("pi").value()).isCloseTo(20 * 30 + 10 * 10, within(1e-9));
        assertThat(volumes.get("phone").value()).isCloseTo(20 * 10 + 10 * 5, within(1e-9));
        assertThat(FrontVolume.of(front, FLEET, reference).value())
                .isCloseTo((700 + 250) / 2.0, within(1e-9));
        assertThat(FrontVolume.byDevice(ROWS, FLEET, reference)).isEqualTo(volumes);
    }

    @Test
    void shouldWaitWithTheReferenceOfADeviceThatHasMeasuredNothing() {
        List<Evaluation> silent = List.of(row(0, 70, 10, Double.NaN));

        List<Double> frozen = ReferencePoint.freeze(silent, FLEET).orElseThrow();

        assertThat(frozen.get(2)).isNaN();
        assertThat(FrontVolume.byDevice(silent, FLEET, frozen).get("phone"))
                .isEqualTo(new Volume(0, true, 0));
        List<Double> completed = ReferencePoint.completed(frozen, ROWS, FLEET);
        assertThat(completed.subList(0, 2)).isEqualTo(frozen.subList(0, 2));
        assertThat(completed.get(2)).isCloseTo(21.6, within(1e-9));
        assertThat(ReferencePoint.completed(frozen.subList(0, 2), ROWS, FLEET))
                .isEqualTo(completed);
        assertThat(ReferencePoint.freeze(List.of(row(0, 70, Double.NaN, Double.NaN)), FLEET))
                .isPresent();
        assertThat(ReferencePoint.freeze(List.of(row(0, Double.NaN, 1, 2)), FLEET)).isEmpty();
    }

    private static Objective latency(String pool) {
        return new Objective("latency_ms", pool, Goal.MINIMIZE, OptionalDouble.empty(), true);
    }

    private static Evaluation row(int index, double... values) {
        return new Evaluation(0, index, Genome.of(index), values, false);
    }
}
