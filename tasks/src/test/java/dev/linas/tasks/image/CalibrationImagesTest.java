package dev.linas.tasks.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.quantization.CalibrationBatch;
import dev.linas.tasks.CalibrationData;
import dev.linas.tasks.dataset.Dataset;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationImagesTest {
    private static final long MEGABYTE = 1 << 20;

    /** Images of which the first number is their index. */
    private record Counted(int size, int channels, int resolution) implements Dataset {
        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void read(int index, FloatBuffer into) {
            into.put(into.position(), index);
            into.position(into.position() + numbersPerImage());
        }
    }

    private static CalibrationData data(Dataset dataset, int batch) {
        int[] all = IntStream.range(0, dataset.size()).toArray();
        GraphInput input =
                GraphInput.floats(
                        "input", dataset.channels(), dataset.resolution(), dataset.resolution());
        return new CalibrationImages(dataset, all, batch, input).data();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static List<Integer> firsts(FloatBuffer values, int count, int each) {
        return IntStream.range(0, count).mapToObj(i -> (int) values.get(i * each)).toList();
    }

    /** 2,000 images of 224 pixels have 1.2 GB; a batch of 55 has 33 MB. */
    @Test
    void shouldHoldABatchOfManyImages() {
        Dataset dataset = new Counted(2000, 3, 224);
        long before = direct();
        CalibrationData data = data(dataset, 55);
        for (int time = 0; time < 2; time++) {
            int images = 0;
            for (InputBatch batch : data.forStatistics().batches()) {
                images += batch.size();
            }
            for (CalibrationBatch batch : data.forQuantization()) {
                images += Math.toIntExact(batch.shape().get(0));
            }
            assertThat(images).isEqualTo(4000);
        }

        assertThat(data.forStatistics().count()).isEqualTo(2000);
        assertThat(direct() - before).isLessThan(64 * MEGABYTE);
    }

    @Test
    void shouldGiveEveryImageOnceEachTime() {
        Dataset dataset = new Counted(7, 1, 4);
        CalibrationData data = data(dataset, 3);
        for (int time = 0; time < 2; time++) {
            List<Integer> seen = new ArrayList<>();
            for (CalibrationBatch batch : data.forQuantization()) {
                int count = Math.toIntExact(batch.shape().get(0));
                seen.addAll(firsts(batch.values(), count, dataset.numbersPerImage()));
            }
            assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    /** Two workers calibrate at once. */
    @Test
    void shouldGiveReadersMemoryOfTheirOwn() {
        Dataset dataset = new Counted(300, 3, 224);
        CalibrationData data = data(dataset, 100);
        var one = data.forQuantization().iterator();
        var other = data.forQuantization().iterator();
        CalibrationBatch first = one.next();
        other.next();
        CalibrationBatch second = other.next();

        assertThat(first.values().get(0)).isZero();
        assertThat(second.values().get(0)).isEqualTo(100);
    }
}
