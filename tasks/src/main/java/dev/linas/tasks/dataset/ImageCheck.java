package dev.linas.tasks.dataset;

import dev.linas.core.digest.Sha256;
import dev.linas.core.file.RegularFile;
import dev.linas.supernet.image.ImageDecoder;
import dev.linas.tasks.dataset.FolderListing.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Decodes all images of a folder once, on all processors, and names every one that is bad. */
final class ImageCheck {
    private static final int NAMED = 50;
    private static final long NANOS_BETWEEN_NOTES = 5_000_000_000L;

    private final Path folder;
    private final List<Entry> entries;
    private final VerifiedImages verified;
    private final Consumer<String> notes;
    private final LongSupplier nanoTime;
    private final String[] digests;
    private final SortedMap<Integer, String> bad = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Path, String> remarked = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger();
    private long notedAt;

    ImageCheck(Path folder, List<Entry> entries, VerifiedImages verified, Consumer<String> notes) {
        this(folder, entries, verified, notes, System::nanoTime);
    }

    private ImageCheck(
            Path folder,
            List<Entry> entries,
            VerifiedImages verified,
            Consumer<String> notes,
            LongSupplier nanoTime) {
        this.folder = folder;
        this.entries = entries;
        this.verified = verified;
        this.notes = notes;
        this.nanoTime = nanoTime;
        this.digests = new String[entries.size()];
        this.notedAt = nanoTime.getAsLong();
    }

    /**
     * Verifies the images.
     *
     * @throws InvalidDatasetException naming all bad ones, the first of many
     */
    List<ImageFile> run() {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(threads, ImageCheck::thread);
        try {
            Callable<Void> task = this::takeTurns;
            List<Future<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(executor.submit(task));
            }
            for (Future<Void> running : tasks) {
                var unused = running.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(folder + ": interrupted while it was verified", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(folder + ": cannot be verified", e.getCause());
        } finally {
            executor.shutdownNow();
        }
        remember();
        if (!remarked.isEmpty()) {
            notes.accept(
                    "%s: %d of %d images are not what they seem; the first, %s, %s"
                            .formatted(
                                    folder,
                                    remarked.size(),
                                    digests.length,
                                    folder.relativize(remarked.firstKey()),
                                    remarked.firstEntry().getValue()));
        }
        if (!bad.isEmpty()) {
            throw new InvalidDatasetException(complaint());
        }
        List<ImageFile> files = new ArrayList<>();
        for (int i = 0; i < digests.length; i++) {
            Entry entry = entries.get(i);
            files.add(new ImageFile(entry.file(), entry.label(), Optional.of(digests[i])));
        }
        return files;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "linas-dataset-check");
        thread.setDaemon(true);
        return thread;
    }

    private Void takeTurns() {
        for (int i = next.getAndIncrement(); i < digests.length; i = next.getAndIncrement()) {
            try {
                digests[i] = digest(entries.get(i).file());
            } catch (IOException e) {
                bad.put(i, e.getMessage());
            } catch (OutOfMemoryError e) {
                bad.put(i, "it is too large to be decoded; a larger heap may help (-Xmx)");
            }
            note(i + 1);
        }
        return null;
    }

    private String digest(Path file) throws IOException {
        String stamp = VerifiedImages.stamp(file);
        Optional<String> known = verified.digest(file, stamp);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] bytes = RegularFile.bytes(file);
        Optional<String> remark = ImageDecoder.decode(bytes).remark();
        String digest = Sha256.of(bytes);
        if (remark.isPresent()) {
            remarked.put(file, remark.get()); // not remembered, so that it is said every time
        } else {
            verified.remember(file, stamp, digest);
            fresh.incrementAndGet();
        }
        return digest;
    }

    private synchronized void note(int done) {
        long now = nanoTime.getAsLong();
        if (now - notedAt >= NANOS_BETWEEN_NOTES) {
            notedAt = now;
            notes.accept("%s: verified %d of %d images".formatted(folder, done, digests.length));
        }
    }

    private void remember() {
        if (fresh.get() == 0) {
            return;
        }
        try {
            verified.save();
        } catch (IOException e) {
            notes.accept(
                    "%s: that its images are good cannot be remembered: %s".formatted(folder, e));
        }
    }

    private String complaint() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s: %d of %d images cannot be used; replace them, or move them away:"
                        .formatted(folder, bad.size(), digests.length));
        bad.entrySet().stream()
                .limit(NAMED)
                .forEach(
                        (Map.Entry<Integer, String> entry) ->
                                text.append("\n  ")
                                        .append(
                                                folder.relativize(
                                                        entries.get(entry.getKey()).file()))
                                        .append(": ")
                                        .append(entry.getValue()));
        if (bad.size() > NAMED) {
            text.append("\n  … and %d more".formatted(bad.size() - NAMED));
        }
        return text.toString();
    }
}
