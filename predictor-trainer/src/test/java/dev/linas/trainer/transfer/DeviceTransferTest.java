package dev.linas.trainer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.trainer.transfer.TransferredDevice.Estimate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTransferTest {
    /** Its dearest operation is cheap on both known devices. */
    private static final double[] NEWCOMER = {0, 5, 1, 2};

    private static DeviceTransfer transfer;

    @BeforeAll
    static void learn() {
        transfer =
                new DeviceTransfer(
                        GeneratedDevices.SPACE,
                        List.of(
                                GeneratedDevices.known(0.1, 0, 1, 3, 9),
                                GeneratedDevices.known(0.3, 0, 2, 4, 5)),
                        GeneratedDevices.every(4));
    }

    private static double[] times(List<Genome> genomes) {
        return GeneratedDevices.times(genomes, 0.2, NEWCOMER);
    }

    private static double[] values(List<Estimate> estimates) {
        return estimates.stream().mapToDouble(Estimate::value).toArray();
    }

    @Test
    void shouldRankADeviceUnlikeTheKnownOnesFromTenMeasurements() {
        List<Genome> chosen = transfer.choose(List.of(), 10);

        List<Estimate> estimates =
                transfer.measured(chosen, times(chosen)).predict(GeneratedDevices.ALL);

        double[] truth = times(GeneratedDevices.ALL);
        double known =
                RankCorrelation.spearman(
                        GeneratedDevices.times(GeneratedDevices.ALL, 0.1, 0, 1, 3, 9), truth);
        assertThat(known).isLessThan(0.5);
        assertThat(RankCorrelation.spearman(values(estimates), truth)).isGreaterThan(0.95);
    }

    @Test
    void shouldHoldMostValuesInItsIntervals() {
        List<Genome> chosen = transfer.choose(List.of(), 20);
        List<Estimate> estimates =
                transfer.measured(chosen, times(chosen)).predict(GeneratedDevices.ALL);
        double[] truth = times(GeneratedDevices.ALL);

        long held =
                java.util.stream.IntStream.range(0, truth.length)
                        .filter(i -> truth[i] >= estimates.get(i).low())
                        .filter(i -> truth[i] <= estimates.get(i).high())
                        .count();

        assertThat((double) held / truth.length).isGreaterThan(0.85);
    }

    @Test
    void shouldKeepMostOfItsOrderWhereOneMeasurementSlipped() {
        List<Genome> chosen = transfer.choose(List.of(), 20);
        double[] values = times(chosen);
        values[7] *= 1000;

        List<Estimate> estimates = transfer.measured(chosen, values).predict(GeneratedDevices.ALL);

        assertThat(RankCorrelation.spearman(values(estimates), times(GeneratedDevices.ALL)))
                .isGreaterThan(0.75);
    }

    @Test
    void shouldChooseEachOnceAndNoneThatWasMeasured() {
        List<Genome> first = transfer.choose(List.of(), 5);

        List<Genome> later = transfer.choose(first, 1000);

        assertThat(later).doesNotHaveDuplicates().doesNotContainAnyElementsOf(first);
        assertThat(later).hasSize(GeneratedDevices.every(4).size() - 5);
        assertThat(transfer.choose(List.of(), 8).subList(0, 5)).isEqualTo(first);
        assertThat(transfer.choose(first, 3))
                .as("what it would have chosen next")
                .isEqualTo(transfer.choose(List.of(), 8).subList(5, 8));
    }

    @Test
    void shouldGiveTheSameBitsAgain() {
        List<Genome> chosen = transfer.choose(List.of(), 6);

        assertThat(transfer.measured(chosen, times(chosen)).predict(GeneratedDevices.ALL))
                .isEqualTo(transfer.measured(chosen, times(chosen)).predict(GeneratedDevices.ALL));
    }

    @Test
    void shouldScaleWithTheUnitOfTheMetric() {
        List<Genome> chosen = transfer.choose(List.of(), 6);
        double[] thousandfold = Arrays.stream(times(chosen)).map(time -> 1024 * time).toArray();

        List<Estimate> plain = transfer.measured(chosen, times(chosen)).predict(chosen);
        List<Estimate> scaled = transfer.measured(chosen, thousandfold).predict(chosen);

        for (int i = 0; i < chosen.size(); i++) {
            assertThat(scaled.get(i).value() / plain.get(i).value())
                    .isCloseTo(1024, org.assertj.core.data.Percentage.withPercentage(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 0, -2, 1e308, 1e-300, Double.MIN_VALUE})
    void shouldSurviveEqualValuesOfAnyMagnitude(double value) {
        List<Genome> chosen = transfer.choose(List.of(), 4);
        double[] values = new double[chosen.size()];
        Arrays.fill(values, value);

        List<Estimate> estimates = transfer.measured(chosen, values).predict(chosen);

        assertThat(estimates)
                .allSatisfy(
                        estimate -> {
                            assertThat(estimate.value()).isFinite();
                            assertThat(estimate.low()).isLessThanOrEqualTo(estimate.value());
                            assertThat(estimate.high()).isGreaterThanOrEqualTo(estimate.value());
                        });
    }

    @Test
    void shouldSurviveExtremesBesideOneAnotherAndTheSameSubNetworkTwice() {
        Genome one = GeneratedDevices.ALL.get(0);
        Genome other = GeneratedDevices.ALL.get(1023);

        List<Estimate> estimates =
                transfer.measured(
                                List.of(one, one, other, other),
                                new double[] {-1e308, 1e308, -1e308, 1e308})
                        .predict(GeneratedDevices.ALL);

        assertThat(estimates).allSatisfy(estimate -> assertThat(estimate.value()).isFinite());
    }

    @Test
    void shouldNotClaimToBeSureAfterASingleMeasurement() {
        Genome one = GeneratedDevices.ALL.get(512);

        Estimate estimate =
                transfer.measured(List.of(one), times(List.of(one)))
                        .predict(List.of(GeneratedDevices.ALL.get(3)))
                        .get(0);

        assertThat(estimate.high() / estimate.low()).isGreaterThan(2);
    }

    @Test
    void shouldKnowADeviceOnWhichAllAreEqual() {
        KnownDevice flat =
                KnownDevice.fit(
                        GeneratedDevices.SPACE,
                        GeneratedDevices.every(100),
                        GeneratedDevices.times(GeneratedDevices.every(100), 0, 0, 0, 0, 0));
        DeviceTransfer alone =
                new DeviceTransfer(
                        GeneratedDevices.SPACE, List.of(flat), GeneratedDevices.every(16));

        List<Genome> chosen = alone.choose(List.of(), 10);

        assertThat(alone.measured(chosen, times(chosen)).predict(GeneratedDevices.ALL))
                .allSatisfy(estimate -> assertThat(estimate.value()).isFinite());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNotFinite(double value) {
        assertThatThrownBy(
                        () ->
                                transfer.measured(
                                        List.of(GeneratedDevices.ALL.get(0)), new double[] {value}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void shouldRefuseToPredictFromNothing() {
        assertThatThrownBy(() -> transfer.measured(List.of(), new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
        assertThatThrownBy(
                        () ->
                                new DeviceTransfer(
                                        GeneratedDevices.SPACE,
                                        List.of(),
                                        GeneratedDevices.every(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a known device");
    }
}
