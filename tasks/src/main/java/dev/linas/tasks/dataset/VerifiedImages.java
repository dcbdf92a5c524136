package dev.linas.tasks.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Remembers which images were verified, by path, size and time of last change, so that a dataset is
 * read as a whole only once. Kept in a text file, a line per image; what cannot be read of it is
 * verified again. Thread-safe.
 */
final class VerifiedImages {
    private static final String FORMAT = "linas-verified/2";
    private static final int FIELDS = 4;

    private final Optional<Path> file;
    private final Map<String, Known> knownByPath = new ConcurrentHashMap<>();

    private record Known(String stamp, String digest) {}

    /**
     * @param file where it is kept; empty: only as long as this object lives
     */
    VerifiedImages(Optional<Path> file) {
        this.file = file;
        file.ifPresent(this::load);
    }

    private void load(Path path) {
        try {
            List<String> lines = Files.readAllLines(path);
            if (!lines.isEmpty() && lines.get(0).equals(FORMAT)) {
                for (String line : lines.subList(1, lines.size())) {
                    String[] fields = line.split("\t", FIELDS);
                    if (fields.length == FIELDS) {
                        knownByPath.put(
                                fields[3], new Known(fields[0] + "\t" + fields[1], fields[2]));
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return; // the first time
        } catch (IOException e) {
            knownByPath.clear(); // damaged: all is verified again
        }
    }

    /** Size and time of last change of a file now. */
    static String stamp(Path image) throws IOException {
        BasicFileAttributes now = Files.readAttributes(image, BasicFileAttributes.class);
        return now.size() + "\t" + now.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    /** The digest of an image that was verified with this stamp. */
    Optional<String> digest(Path image, String stamp) {
        return Optional.ofNullable(knownByPath.get(key(image)))
                .filter(known -> known.stamp().equals(stamp))
                .map(Known::digest);
    }

    void remember(Path image, String stamp, String digest) {
        knownByPath.put(key(image), new Known(stamp, digest));
    }

    private static String key(Path image) {
        return image.toAbsolutePath().normalize().toString();
    }

    /** Keeps everything; a failure costs nothing but another verification. */
    void save() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        knownByPath.entrySet().stream()
                .filter(entry -> !entry.getKey().contains("\n"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry ->
                                lines.add(
                                        String.join(
                                                "\t",
                                                entry.getValue().stamp(),
                                                entry.getValue().digest(),
                                                entry.getKey())));
        lines.add(0, FORMAT);
        Path target = file.get();
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempFile(target.getParent(), "verified", ".tmp");
        Files.write(fresh, lines);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
