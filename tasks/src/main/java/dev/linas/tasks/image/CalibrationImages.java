package dev.linas.tasks.image;

import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.tasks.dataset.Dataset;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Images that sub-networks are calibrated on, in batches. Few are kept; many are read anew for
 * every sub-network, a batch at a time, for 2,000 of 224 pixels take 1.2 GB. Thread-safe.
 */
final class CalibrationImages {
    /** Most numbers that are kept, 128 MB: all that 222 images of 224 pixels hold. */
    private static final long MOST_KEPT = 1 << 25;

    private final Dataset dataset;
    private final int[] chosen;
    private final int size;
    private final GraphInput input;
    private final Queue<FloatBuffer> idle = new ConcurrentLinkedQueue<>();

    /**
     * Reads nothing yet.
     *
     * @param chosen the images, at least 2
     * @param size most images of a batch
     */
    CalibrationImages(Dataset dataset, int[] chosen, int size, GraphInput input) {
        this.dataset = dataset;
        this.chosen = chosen.clone();
        this.size = Math.min(size, chosen.length);
        this.input = input;
    }

    /** Some images of one run. */
    private record Pixels(int count, FloatBuffer values) {}

    /** The images as calibration takes them. */
    CalibrationExamples data() {
        if ((long) chosen.length * dataset.numbersPerImage() > MOST_KEPT) {
            return data(ImageIterator::new);
        }
        List<Pixels> kept = new ArrayList<>();
        for (int first = 0; first < chosen.length; first += size) {
            kept.add(read(first, buffer()));
        }
        return data(kept);
    }

    private CalibrationExamples data(Iterable<Pixels> all) {
        Iterable<InputBatch> batches = () -> batches(all.iterator());
        return CalibrationExamples.read(input, chosen.length, batches);
    }

    private InputBatch inputs(Pixels pixels) {
        return new InputBatch(
                pixels.count(),
                List.of(
                        NamedTensor.floats(
                                input.name(),
                                pixels.values().duplicate(),
                                input.shape(pixels.count()))));
    }

    private FloatBuffer buffer() {
        return ByteBuffer.allocateDirect(
                        Math.multiplyExact(Float.BYTES, size * dataset.numbersPerImage()))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private Pixels read(int first, FloatBuffer into) {
        into.clear();
        int count = Math.min(size, chosen.length - first);
        for (int i = first; i < first + count; i++) {
            dataset.read(chosen[i], into);
        }
        return new Pixels(count, into.flip());
    }

    private Iterator<InputBatch> batches(Iterator<Pixels> all) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public InputBatch next() {
                return inputs(all.next());
            }
        };
    }

    /** Reads batch after batch into one buffer, which the next reading has after it. */
    private final class ImageIterator implements Iterator<Pixels> {
        private Optional<FloatBuffer> into = Optional.of(lent());
        private int first;

        private FloatBuffer lent() {
            FloatBuffer used = idle.poll();
            return used == null ? buffer() : used;
        }

        /** After the last batch the buffer is another's. */
        @Override
        public boolean hasNext() {
            boolean more = first < chosen.length;
            if (!more) {
                into.ifPresent(idle::add);
                into = Optional.empty();
            }
            return more;
        }

        @Override
        public Pixels next() {
            Pixels pixels = read(first, into.orElseThrow());
            first += pixels.count();
            return pixels;
        }
    }
}
