package dev.linas.searches.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.searches.TestSpaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchResultJsonTest {
    private static final Evaluation MEASURED =
            new Evaluation(0, 0, Genome.of(1, 2, 0, 1), new double[] {71.5, 0.1 + 0.2}, false);
    private static final Evaluation FAILED =
            new Evaluation(0, 1, Genome.of(0, 1, 0, 0), new double[] {60, Double.NaN}, true);

    @Test
    void shouldWriteTheDocumentedForm() throws IOException {
        SearchResult result =
                new SearchResult(
                        TestSpaces.spec(),
                        List.of(MEASURED, FAILED),
                        List.of(MEASURED),
                        12.5,
                        Optional.of(List.of(50.0, 30.0)),
                        AlsoMeasured.NOTHING,
                        List.of(
                                new ClosedRound(
                                        0,
                                        2,
                                        12.5,
                                        List.of(
                                                new ClosedRound.PredictorFit(
                                                        "accuracy@lab", "ridge", 1.5, 0.75),
                                                new ClosedRound.PredictorFit(
                                                        "latency_ms@phone",
                                                        "constant",
                                                        Double.POSITIVE_INFINITY,
                                                        Double.NaN)),
                                        0.25)),
                        Optional.of("BUDGET"));

        assertThat(SearchResultJson.write(result)).isEqualTo(golden("result.json"));
    }

    @Test
    void shouldWriteNullForWhatIsNotThere() {
        SearchResult result =
                new SearchResult(
                        TestSpaces.spec(),
                        List.of(),
                        List.of(),
                        Double.NaN,
                        Optional.empty(),
                        AlsoMeasured.NOTHING,
                        List.of(new ClosedRound(0, 1, Double.NaN, List.of(), Double.NaN)),
                        Optional.empty());

        assertThat(SearchResultJson.write(List.of(result)))
                .startsWith("[ {")
                .contains("\"hypervolume\": null", "\"referencePoint\": null", "\"finished\": null")
                .contains("\"predictors\": [ ]", "\"paretoRankTau\": null")
                .endsWith("} ]\n");
    }

    private static String golden(String name) throws IOException {
        try (var in = SearchResultJsonTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
