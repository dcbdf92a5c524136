package dev.linas.proposer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.schemas.AlgorithmChoice;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.Phase;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proposer makes of searches and rounds that it cannot use. */
class ProposerFaultsTest extends ProposerTopologyFixture {
    @Test
    void shouldSendASearchThatNobodyCanProposeForToTheDeadLettersAndGoOn() {
        send(Search.newBuilder(search(spec)).setTactic("magic").setSearchId("odd").build());
        send(search(spec));

        assertThat(deadLetters.readValue().getCause())
                .contains("'tactic' is 'magic'; expected one of linas, linas-paper");
        Command failed = commands.readValue();
        assertThat(failed.getSearchId()).isEqualTo("odd");
        assertThat(failed.getKind()).isEqualTo(CommandKind.FAIL);
        assertThat(failed.getFailure()).contains("'tactic' is 'magic'");
        assertThat(candidates.readValuesToList()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithm", "initial_design", "batch", "schedule"})
    void shouldFailASearchBeforeItsFirstCandidateForANameThatALaterRoundNeeds(String key) {
        AlgorithmChoice magic = new AlgorithmChoice("magic", Map.of());
        Strategy.Builder strategy = Strategy.newBuilder();
        switch (key) {
            case "algorithm" -> strategy.setAlgorithm(magic);
            case "initial_design" -> strategy.setInitialDesign("magic");
            case "batch" -> strategy.setBatch("magic");
            default -> strategy.setSchedule(List.of(new Phase(3, null, null, List.of(), magic)));
        }
        send(Search.newBuilder(search(spec)).setStrategy(strategy.build()).build());

        assertThat(candidates.isEmpty()).isTrue();
        assertThat(commands.readValue().getFailure()).contains("is 'magic'; expected one of");
        assertThat(deadLetters.readValue().getCause()).contains("'magic'");
    }

    @Test
    void shouldLeaveNoTraceOfARoundThatItCannotRead() {
        send(search(spec));
        List<Evaluation> rows = measure(candidates.readValuesToList());
        Round good = round(0, rows).build();
        send(Round.newBuilder(good).setPredictors(good.getPredictors().subList(0, 1)).build());
        assertThat(deadLetters.readValue().getCause())
                .contains("1 predictors for 2 objectives; expected one each, or none");
        assertThat(commands.readValue().getFailure()).contains("1 predictors for 2 objectives");

        send(good);

        assertThat(candidates.readValuesToList()).hasSize(5);
    }

    @Test
    void shouldProposeAfterAMendWhatItWouldHaveProposed() {
        send(search(spec));
        List<Evaluation> rows = measure(candidates.readValuesToList());
        Round good = round(0, rows).build();
        send(good);
        List<Genome> undisturbed = genomes(candidates.readValuesToList());
        send(Search.newBuilder(search(spec)).setSearchId("other").build());
        candidates.readValuesToList();
        Round other = Round.newBuilder(good).setSearchId("other").build();

        send(Round.newBuilder(other).setPredictors(good.getPredictors().subList(0, 1)).build());
        assertThat(commands.readValue().getKind()).isEqualTo(CommandKind.FAIL);
        send(Round.newBuilder(other).setRows(List.of()).setClosedBy(ClosedBy.RETRY).build());

        assertThat(genomes(candidates.readValuesToList())).isEqualTo(undisturbed);
    }
}
