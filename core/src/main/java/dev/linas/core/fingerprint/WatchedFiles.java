package dev.linas.core.fingerprint;

import dev.linas.core.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that must stay what they are while something is measured by them. Looking costs a few
 * microseconds a file: only one whose size, times or place on disk are others is read again.
 * Thread-safe.
 */
public final class WatchedFiles {
    private final List<Watched> files;

    private WatchedFiles(List<Watched> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads files. Who loads them afterwards, and then calls {@link #requireUnchanged()}, has
     * loaded what is watched.
     *
     * @param paths files; what is no regular file, or cannot be read, is left to its reader
     */
    public static WatchedFiles of(Collection<Path> paths) {
        List<Watched> files = new ArrayList<>();
        for (Path path : paths) {
            read(path).ifPresent(files::add);
        }
        return new WatchedFiles(files);
    }

    private static Optional<Watched> read(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            Map<String, Object> stamp = stamp(path);
            return Optional.of(new Watched(path, stamp, Sha256.of(path)));
        } catch (IOException e) {
            return Optional.empty(); // its reader says it better
        }
    }

    /**
     * Looks whether the files are still what they were.
     *
     * @throws ChangedInputException naming the first one that has another content, or is gone
     */
    public void requireUnchanged() {
        files.forEach(Watched::requireUnchanged);
    }

    private static final class Watched {
        private final Path path;
        private final String digest;
        private volatile Map<String, Object> stamp;

        Watched(Path path, Map<String, Object> stamp, String digest) {
            this.path = path;
            this.stamp = stamp;
            this.digest = digest;
        }

        void requireUnchanged() {
            try {
                Map<String, Object> now = stamp(path);
                if (now.equals(stamp)) {
                    return;
                }
                if (!Sha256.of(path).equals(digest)) {
                    throw ChangedInputException.of(path);
                }
                stamp = now; // touched, or written again as it was
            } catch (NoSuchFileException e) {
                throw ChangedInputException.gone(path);
            } catch (IOException e) {
                throw ChangedInputException.unreadable(path, e);
            }
        }
    }

    /**
     * Size, place on disk and times; that of the last change of anything only where there is one.
     */
    private static Map<String, Object> stamp(Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return Files.readAttributes(
                path,
                unix
                        ? "unix:size,fileKey,lastModifiedTime,ctime"
                        : "size,fileKey,lastModifiedTime");
    }
}
