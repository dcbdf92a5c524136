package dev.linas.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSubsetTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 10).boxed().toList();

    @Test
    void shouldDrawEachItemOnceAndAllEquallyOften() {
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[ITEMS.size()];
        for (int draw = 0; draw < 10_000; draw++) {
            List<Integer> drawn = RandomSubset.draw(ITEMS, 3, random);
            assertThat(drawn).hasSize(3).doesNotHaveDuplicates();
            drawn.forEach(item -> counts[item]++);
        }

        for (int count : counts) {
            assertThat(count).isBetween(2800, 3200);
        }
    }

    @Test
    void shouldDrawTheSameForTheSameSeed() {
        assertThat(RandomSubset.draw(ITEMS, 5, new SplittableRandom(7)))
                .isEqualTo(RandomSubset.draw(ITEMS, 5, new SplittableRandom(7)));
    }

    @Test
    void shouldTakeAllInTheirOrderWhereThereAreNoMore() {
        assertThat(RandomSubset.draw(ITEMS, 10, new SplittableRandom(1))).isEqualTo(ITEMS);
        assertThat(RandomSubset.draw(ITEMS, 0, new SplittableRandom(1))).isEmpty();
    }
}
