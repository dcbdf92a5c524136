package dev.linas.searches.lut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.searches.lut.TableError.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableErrorTest {

    @Test
    void shouldBeRelativeSquaredAndOfRanks() {
        TableError error =
                TableError.of(List.of(new Pair(1.1, 1), new Pair(1.8, 2), new Pair(5, 4)));

        assertThat(error.networks()).isEqualTo(3);
        assertThat(error.mape()).isCloseTo((0.1 + 0.1 + 0.25) / 3, within(1e-12));
        assertThat(error.rmse()).isCloseTo(Math.sqrt((0.01 + 0.04 + 1) / 3), within(1e-12));
        assertThat(error.tau()).isEqualTo(1);
    }

    @Test
    void shouldHaveNoRanksWhenAllIsEqual() {
        assertThat(TableError.of(List.of(new Pair(1, 1), new Pair(1, 1))).tau()).isNaN();
    }
}
