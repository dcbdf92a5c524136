package dev.linas.searches.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.stats.PairedSamples;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.result.MeasuredAgain;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.simulation.SimulationRuns;
import dev.linas.tasks.dataset.Preparation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The default search on a machine where somebody else begins to use a processor in mid-run. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(600)
class BusyMachineIT {
    private static final Path SEARCH = Path.of("..", "examples", "digits", "search.yaml");
    private static final int EVALUATIONS = 32;

    private Process burner;

    @AfterEach
    void stopBurning() {
        if (burner != null) {
            burner.destroyForcibly();
        }
    }

    private void burn() {
        if (burner == null) {
            try {
                burner = new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void shouldOrderTheFrontAsAQuietMachineDoesOrSayWhatItCannotOrder() throws Exception {
        assumeTrue(Files.exists(SEARCH.resolveSibling("digits-mbv3.safetensors")));
        SearchFile file = SearchFile.read(SEARCH, ForeignPools.REFUSED);
        SearchSpec given = file.spec();
        SearchSpec spec = given.with(given.tactic(), OptionalInt.of(EVALUATIONS), given.seed());
        SearchResult result =
                new SimulationRuns(spec, file.pools())
                        .run(List.of(spec), (search, round, evaluations, volume) -> burn())
                        .get(0)
                        .result();
        MeasuredAgain busy = result.measuredAgain().get(0);
        assertThat(busy.withLargest()).isTrue();
        stopBurning();

        PairedSamples quiet = measuredInQuiet(file, spec, busy);

        assertThat(busy.samples().rounds()).isGreaterThanOrEqualTo(PairedSamples.LEAST_ROUNDS);
        Set<MeasuredAgain.Tie> ties = new HashSet<>(busy.ties());
        int told = 0;
        int agreeing = 0;
        int both = Math.min(busy.members().size(), quiet.items()); // fewer where time was short
        for (int i = 0; i < both; i++) {
            for (int j = i + 1; j < both; j++) {
                if (!ties.contains(new MeasuredAgain.Tie(i, j)) && quiet.differ(i, j)) {
                    told++;
                    boolean isSlowerBusy = busy.samples().ratio(i + 1, j + 1).middle() > 1;
                    agreeing += isSlowerBusy == quiet.ratio(i, j).middle() > 1 ? 1 : 0;
                }
            }
        }
        assumeTrue(told > 0, "this machine is so busy that nothing can be ordered");
        assertThat((2.0 * agreeing - told) / told)
                .as("Kendall's tau over the pairs that both can tell apart")
                .isGreaterThanOrEqualTo(0.9);
    }

    private static PairedSamples measuredInQuiet(
            SearchFile file, SearchSpec spec, MeasuredAgain busy) throws InterruptedException {
        Objective latency = FrontAgain.objectives(spec, file.pools()).get(0);
        assertThat(latency.id()).isEqualTo(busy.objective());
        try (ObjectiveMeters meters =
                ObjectiveMeters.open(spec, file.pools(), Preparation.logged())) {
            return meters.compare(
                            latency,
                            busy.members().stream().map(member -> member.genome()).toList(),
                            Duration.ofSeconds(10))
                    .orElseThrow();
        }
    }
}
