package dev.linas.tasks.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchLoaderTest {

    /** One-pixel images that hold their index; classes take turns, as in many datasets. */
    private record Numbered(int size, int broken) implements Dataset {
        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int resolution() {
            return 1;
        }

        @Override
        public int label(int index) {
            return index % 10;
        }

        @Override
        public void read(int index, FloatBuffer into) {
            if (index == broken) {
                throw new InvalidDatasetException("image " + index + " is corrupt");
            }
            into.put(index);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 3, 1", "10, 3, 4", "9, 3, 2", "2, 5, 3", "1, 1, 1"})
    void shouldGiveEveryImageOnceInOrder(int size, int batch, int threads) throws Exception {
        Dataset dataset = new Numbered(size, -1);
        List<Float> seen = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int[] all = IntStream.range(0, size).toArray();
        try (BatchLoader loader = new BatchLoader(dataset, all, batch, threads)) {
            for (Optional<Batch> b = loader.next(); b.isPresent(); b = loader.next()) {
                assertThat(b.get().shape()).containsExactly(b.get().size(), 1, 1, 1);
                assertThat(b.get().values().isDirect()).isTrue();
                while (b.get().values().hasRemaining()) {
                    seen.add(b.get().values().get());
                }
                for (int i = 0; i < b.get().size(); i++) {
                    labels.add(b.get().label(i));
                }
            }
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, size).mapToObj(i -> (float) i).toList());
        assertThat(labels)
                .containsExactlyElementsOf(
                        IntStream.range(0, size).mapToObj(dataset::label).toList());
    }

    @Test
    void shouldUseTheBuffersOfTheLoaderBefore() throws Exception {
        BatchBuffers buffers = new BatchBuffers();
        Dataset dataset = new Numbered(10, -1);
        for (int i = 0; i < 3; i++) {
            try (BatchLoader loader =
                    new BatchLoader(dataset, new int[] {0, 1, 2, 3}, 2, 2, buffers)) {
                assertThat(loader.next()).isPresent();
            }
            assertThat(buffers.idle()).isEqualTo(3);
        }
    }

    @Test
    void shouldPassOnThatAnImageCannotBeRead() throws Exception {
        try (BatchLoader loader =
                new BatchLoader(new Numbered(4, 2), new int[] {0, 1, 2, 3}, 2, 1)) {
            assertThat(loader.next()).isPresent();
            assertThatThrownBy(loader::next)
                    .isInstanceOf(InvalidDatasetException.class)
                    .hasMessage("image 2 is corrupt");
        }
    }

    @Test
    void shouldChooseASubsetThatIsEvenOverTheClasses() {
        Dataset dataset = new Numbered(1000, -1);

        int[] subset = Subset.of(dataset, 0.1);

        assertThat(subset).hasSize(100).doesNotHaveDuplicates().isSorted();
        for (int label = 0; label < 10; label++) {
            int wanted = label;
            assertThat(Arrays.stream(subset).filter(i -> dataset.label(i) == wanted).count())
                    .isEqualTo(10);
        }
        assertThat(Subset.of(dataset, 0.1)).isEqualTo(subset);
    }

    @Test
    void shouldChooseEveryImageForAFractionOfOneAndAtLeastOneForNextToNothing() {
        Dataset dataset = new Numbered(7, -1);

        assertThat(Subset.of(dataset, 1)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(Subset.of(dataset, 1e-9)).hasSize(1);
    }
}
