package dev.linas.cli.search;

import static dev.linas.searches.stream.SearchStates.closed;
import static dev.linas.searches.stream.SearchStates.state;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.FinishReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchExtendCommandTest {
    @Test
    void shouldExtendOnlyToALargerBudgetThatCanBeSpent() {
        assertThatCode(() -> state(closed(20, FinishReason.BUDGET)).requireExtendableTo(21))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> state(Optional.empty()).requireExtendableTo(20))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("budget 20")
                .hasMessageContaining("in force, 20");
        assertThatThrownBy(() -> state(closed(10, FinishReason.STOPPED)).requireExtendableTo(30))
                .hasMessageContaining("finished (stopped)")
                .hasMessageContaining("new id");
    }
}
