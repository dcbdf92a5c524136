package dev.linas.benchmarks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.benchmarks.PublishedMeasurements;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of six published devices predicted from few measurements, the other five known from 900. */
class FewShotIT {
    private static final List<String> DEVICES =
            List.of("pixel2", "raspi4", "gold_6226", "titan_rtx_256", "eyeriss", "1080ti_32");

    @ParameterizedTest
    @CsvSource({"5, 0.92", "10, 0.94", "20, 0.95"})
    void shouldRankANewcomer(int measurements, double spearman) throws IOException {
        Optional<PublishedMeasurements> data =
                PublishedMeasurements.find(PublishedMeasurements.NAS_BENCH_201);
        assumeTrue(data.isPresent(), "the published table is not there");
        SearchSpace space = data.get().space();
        double sum = 0;
        int draws = 2;
        for (int draw = 1; draw <= draws; draw++) {
            NewcomerTrial trial = new NewcomerTrial(space, devices(data.get()), 900, draw);
            for (String device : DEVICES) {
                sum += trial.newcomer(device, measurements).spearman();
            }
        }
        assertThat(sum / (draws * DEVICES.size())).isGreaterThanOrEqualTo(spearman);
    }

    private static Map<String, Map<Genome, Double>> devices(PublishedMeasurements data) {
        Map<String, Map<Genome, Double>> devices = new LinkedHashMap<>();
        for (String device : DEVICES) {
            Map<Genome, Double> values = new TreeMap<>();
            for (int row = 0; row < data.rows().size(); row++) {
                values.put(
                        data.genomes().get(row),
                        Double.valueOf(data.rows().get(row).get("latency_ms@" + device)));
            }
            devices.put(device, values);
        }
        return devices;
    }
}
