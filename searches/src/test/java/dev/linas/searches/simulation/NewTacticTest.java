package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.registry.Registry;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.proposer.tactic.Origin;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalRequest;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.proposer.tactic.Tactic;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.MeasuredValues;
import dev.linas.searches.measurement.ObjectiveMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A further tactic with a setting of its own is one class and one line: here from the search file
 * over the record of the stream to the candidates of a simulation.
 */
class NewTacticTest {
    private static final Registry<Tactic> TACTICS = Tactics.ALL.with("every-nth", new EveryNth());

    private static final String FILE =
            """
            id: demo
            space: nas-bench-201
            budget: {evaluations: 6}
            initial_population: 4
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            pools:
              lab: {meter: command, command: [score], metrics: [accuracy]}
              phone: {meter: command, command: [score], metrics: [latency_ms]}
            """;

    @TempDir Path folder;

    /** Takes the sub-networks in the order of the space, but always skips some. */
    private static final class EveryNth implements Tactic {
        private static final Setting<Integer> STEP = Setting.wholeNumber("step", 1);

        @Override
        public String name() {
            return "every-nth";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(STEP);
        }

        @Override
        public List<Proposal> propose(ProposalRequest request) {
            List<Genome> all = request.spec().space().canonicalGenomes().toList();
            int step = STEP.in(request.spec().strategy().settings()).orElse(2);
            return IntStream.iterate(0, i -> i < all.size(), i -> i + step)
                    .mapToObj(all::get)
                    .filter(genome -> !request.barred().contains(genome))
                    .limit(request.count())
                    .map(genome -> new Proposal(genome, Optional.empty(), Origin.INITIAL_DESIGN))
                    .toList();
        }
    }

    @Test
    void shouldProposeAsItsSettingInTheFileSays() throws Exception {
        assertThat(simulated("tactic: every-nth\nstep: 100\n")).isEqualTo(everyNth(100));
        assertThat(simulated("tactic: every-nth\n")).isEqualTo(everyNth(2));
    }

    @Test
    void shouldCarryItsSettingOverTheStream() throws IOException {
        SearchFile file = read("tactic: every-nth\nstep: 100\n");

        assertThat(SearchMapper.toSpec(file.toRecord(Instant.EPOCH, "test")))
                .isEqualTo(file.spec());
    }

    @Test
    void shouldRejectAValueThatItsSettingDoesNotTake() {
        assertThatThrownBy(() -> read("tactic: every-nth\nstep: 0\n"))
                .hasMessageContaining("'step' is 0; expected a whole number of 1 or more");
    }

    @Test
    void shouldWarnOfItsSettingWithAnotherTactic() throws IOException {
        assertThat(read("tactic: random\nstep: 3\n").warnings())
                .anySatisfy(
                        warning ->
                                assertThat(warning)
                                        .contains("'step' is no setting of the tactic 'random'"));
        assertThat(read("tactic: every-nth\nstep: 3\n").warnings()).isEmpty();
    }

    private List<Genome> simulated(String tactic) throws IOException, InterruptedException {
        SearchSpec spec = read(tactic).spec();
        FakeMeter meter = new FakeMeter(genome -> MetricOutcome.exactly(genome.option(5)));
        try (ObjectiveMeters meters =
                new ObjectiveMeters(
                        spec, Map.of("lab", meter, "phone", meter), MeasuredValues.kept())) {
            return new Simulation(spec, meters, (s, r, e, h) -> {}, new ProposalStep(TACTICS))
                    .run().evaluations().stream().map(Evaluation::genome).toList();
        }
    }

    private static List<Genome> everyNth(int step) {
        List<Genome> all =
                BuiltInSpaces.find("nas-bench-201").orElseThrow().canonicalGenomes().toList();
        return IntStream.range(0, 6).mapToObj(i -> all.get(i * step)).toList();
    }

    private SearchFile read(String tactic) throws IOException {
        Path file = Files.writeString(folder.resolve("search.yaml"), FILE + tactic);
        return SearchFile.read(file, ForeignPools.ALLOWED, Map.of(), TACTICS);
    }
}
