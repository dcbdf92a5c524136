package dev.linas.searches.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.SearchSpec;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchDifferenceTest {
    @Test
    void shouldTellOfTheSameSettingsThatNoneDiffers() {
        SearchState state = SearchStates.state(SearchStates.closed(20, FinishReason.BUDGET));

        SearchDifference difference = new SearchDifference(state, state);

        assertThat(difference.settings().rows()).isEmpty();
        assertThat(difference.results().rows())
                .contains(List.of("evaluations", "20", "20"), List.of("rounds", "4", "4"));
    }

    @Test
    void shouldTellTheSettingsThatDiffer() {
        SearchState first = state(TestSpaces.spec(), Map.of("lab", "{\"meter\": \"table\"}"));
        SearchState second =
                state(
                        TestSpaces.spec().with("random", OptionalInt.of(30), 7),
                        Map.of("lab", "{\"meter\": \"onnx\"}"));

        assertThat(new SearchDifference(first, second).settings().rows())
                .contains(
                        List.of("tactic", "linas", "random"),
                        List.of("budget", "20", "30"),
                        List.of("pool lab", "{\"meter\": \"table\"}", "{\"meter\": \"onnx\"}"))
                .noneMatch(row -> row.get(0).equals("objective"));
    }

    @Test
    void shouldCompareNoValuesOfOtherObjectives() {
        SearchState first = state(TestSpaces.spec(), Map.of());
        SearchState second = state(TestSpaces.bounded(5), Map.of());

        SearchDifference difference = new SearchDifference(first, second);

        assertThat(difference.settings().rows()).anyMatch(row -> row.get(0).equals("objective"));
        assertThat(difference.results().rows())
                .extracting(row -> row.get(0))
                .containsExactly("state", "evaluations", "rounds");
    }

    private static SearchState state(SearchSpec spec, Map<String, String> pools) {
        Search search =
                SearchMapper.toRecord(spec, Optional.empty(), 1.0, pools, Instant.EPOCH, "1");
        return new SearchState(search, Optional.empty(), List.of());
    }
}
