package dev.linas.tasks.dataset;

import dev.linas.core.fingerprint.ChangedInputException;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Gives the batches of a dataset one after the other, while other threads read the next ones.
 * Memory is that of a few batches and is used again. For one thread.
 */
public final class BatchLoader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Dataset dataset;
    private final int[] indices;
    private final int batchSize;
    private final ExecutorService readers;
    private final BatchBuffers buffers;
    private final List<FloatBuffer> lendable = new ArrayList<>();
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
        this(dataset, indices, batchSize, threads, new BatchBuffers());
    }

    /** Begins to read into buffers that it shares with loaders before and after it. */
    public BatchLoader(
            Dataset dataset, int[] indices, int batchSize, int threads, BatchBuffers buffers) {
        this.buffers = buffers;
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
            FloatBuffer buffer = buffers.take(numbers());
            lendable.add(buffer);
            free.add(buffer);
            readAhead();
        }
    }

    private int numbers() {
        return Math.multiplyExact(batchSize, dataset.numbersPerImage());
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
     * @throws ChangedInputException if an image is no longer what was verified
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
            if (e.getCause() instanceof ChangedInputException changed) {
                throw changed;
            }
            throw new IllegalStateException("cannot read a batch", e.getCause());
        }
    }

    /** Stops reading and gives the buffers back. */
    @Override
    public void close() {
        readers.shutdownNow();
        try {
            if (readers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                lendable.forEach(buffers::giveBack);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // a reader may still write: its buffer is lost
        }
        lendable.clear();
    }
}
