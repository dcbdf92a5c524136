package dev.linas.tasks.image;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
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

    private static CalibrationExamples data(Dataset dataset, int batch) {
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

    private static List<Integer> firsts(InputBatch batch, int each) throws OrtException {
        try (OnnxTensor tensor = batch.tensors().get(0).open()) {
            FloatBuffer values = tensor.getFloatBuffer();
            return IntStream.range(0, batch.size())
                    .mapToObj(i -> (int) values.get(i * each))
                    .toList();
        }
    }

    /** 2,000 images of 224 pixels have 1.2 GB; a batch of 55 has 33 MB. */
    @Test
    void shouldHoldABatchOfManyImages() {
        Dataset dataset = new Counted(2000, 3, 224);
        long before = direct();
        CalibrationExamples data = data(dataset, 55);
        for (int time = 0; time < 2; time++) {
            int images = 0;
            for (InputBatch batch : data.batches()) {
                images += batch.size();
            }
            assertThat(images).isEqualTo(2000);
        }

        assertThat(data.count()).isEqualTo(2000);
        assertThat(direct() - before).isLessThan(64 * MEGABYTE);
    }

    @Test
    void shouldGiveEveryImageOnceEachTime() throws OrtException {
        Dataset dataset = new Counted(7, 1, 4);
        CalibrationExamples data = data(dataset, 3);
        for (int time = 0; time < 2; time++) {
            List<Integer> seen = new ArrayList<>();
            for (InputBatch batch : data.batches()) {
                seen.addAll(firsts(batch, dataset.numbersPerImage()));
            }
            assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    /** Two workers calibrate at once. */
    @Test
    void shouldGiveReadersMemoryOfTheirOwn() throws OrtException {
        Dataset dataset = new Counted(300, 3, 224);
        CalibrationExamples data = data(dataset, 100);
        var one = data.batches().iterator();
        var other = data.batches().iterator();
        InputBatch first = one.next();
        other.next();
        InputBatch second = other.next();

        assertThat(firsts(first, dataset.numbersPerImage())).startsWith(0);
        assertThat(firsts(second, dataset.numbersPerImage())).startsWith(100);
    }
}
