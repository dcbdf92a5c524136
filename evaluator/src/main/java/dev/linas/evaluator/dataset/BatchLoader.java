package dev.linas.evaluator.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gives the batches of a dataset one after the other, while other threads read the next ones. Memory
 * is that of a few batches and is used again. For one thread.
 */
public final class BatchLoader implements AutoCloseable {
    private final Dataset dataset;
    private final int[] indices;
    private final int batchSize;
    private final ExecutorService readers;
    private final Queue<FloatBuffer> free = new ArrayDeque<>();
    private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
    private Optional<FloatBuffer> lent = Optional.empty();
    private int next;

    /**
     * Begins to read.
     *
     * @param indices the images wanted, in order, at least one
     * @param batchSize images of a batch, at least 1; the last one may have fewer
     * @param threads threads that read ahead, at least 1
     */
    public BatchLoader(Dataset dataset, int[] indices, int batchSize, int threads) {
        this.dataset = dataset;
        this.indices = indices.clone();
        this.batchSize = batchSize;
        this.readers =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "linas-dataset-reader");
                            thread.setDaemon(true);
                            return thread;
                        });
        for (int i = 0; i <= threads; i++) {
            free.add(buffer());
            readAhead();
        }
    }

    private FloatBuffer buffer() {
        int numbers = Math.multiplyExact(batchSize, dataset.numbersPerImage());
        return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private void readAhead() {
        if (next >= indices.length || free.isEmpty()) {
            return;
        }
        int[] wanted =
                Arrays.copyOfRange(indices, next, Math.min(next + batchSize, indices.length));
        next += wanted.length;
        FloatBuffer into = free.remove();
        ahead.add(readers.submit(() -> read(wanted, into)));
    }

    private Batch read(int[] wanted, FloatBuffer into) {
        into.clear();
        for (int index : wanted) {
            dataset.read(index, into);
        }
        into.flip();
        return new Batch(into, Arrays.stream(wanted).map(dataset::label).toArray(), dataset);
    }

    /**
     * The next batch; empty after the last one. It is valid until the next call.
     *
     * @throws InvalidDatasetException if an image cannot be read
     */
    public Optional<Batch> next() throws InterruptedException {
        lent.ifPresent(free::add);
        lent = Optional.empty();
        readAhead();
        Future<Batch> first = ahead.poll();
        if (first == null) {
            return Optional.empty();
        }
        try {
            Batch batch = first.get();
            lent = Optional.of(batch.values());
            return Optional.of(batch);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidDatasetException invalid) {
                throw invalid;
            }
            throw new IllegalStateException("cannot read a batch", e.getCause());
        }
    }

    /** Stops reading. */
    @Override
    public void close() {
        readers.shutdownNow();
    }
}
