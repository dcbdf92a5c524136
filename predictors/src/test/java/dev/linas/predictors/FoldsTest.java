package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FoldsTest {
    @Property
    void shouldHoldOutEveryRowOnce(@ForAll @IntRange(max = 200) int rows, @ForAll long seed) {
        Folds folds = Folds.split(rows, new SplittableRandom(seed));

        assertThat(folds.count()).isEqualTo(Math.min(rows, Folds.COUNT));
        assertThat(
                        IntStream.range(0, folds.count())
                                .flatMap(fold -> IntStream.of(folds.heldOut(fold)))
                                .sorted())
                .containsExactlyElementsOf(IntStream.range(0, rows).boxed().toList());
    }

    @Property
    void shouldTrainOnExactlyTheOtherRows(
            @ForAll @IntRange(min = 1, max = 200) int rows, @ForAll long seed) {
        Folds folds = Folds.split(rows, new SplittableRandom(seed));
        for (int fold = 0; fold < folds.count(); fold++) {
            assertThat(folds.training(fold)).doesNotContain(folds.heldOut(fold));
            assertThat(folds.training(fold).length + folds.heldOut(fold).length).isEqualTo(rows);
        }
    }

    @Property
    void shouldDealEvenly(@ForAll @IntRange(min = 1, max = 200) int rows, @ForAll long seed) {
        Folds folds = Folds.split(rows, new SplittableRandom(seed));
        assertThat(IntStream.range(0, folds.count()).map(fold -> folds.heldOut(fold).length))
                .allMatch(size -> size == rows / folds.count() || size == rows / folds.count() + 1);
    }

    @Property
    void shouldKeepTheFoldOfASelectedRow(
            @ForAll @IntRange(min = 2, max = 100) int rows, @ForAll long seed) {
        Folds folds = Folds.split(rows, new SplittableRandom(seed));
        Folds last = folds.select(new int[] {rows - 1});
        for (int fold = 0; fold < folds.count(); fold++) {
            boolean held = IntStream.of(folds.heldOut(fold)).anyMatch(row -> row == rows - 1);
            assertThat(last.heldOut(fold).length == 1).isEqualTo(held);
        }
    }
}
