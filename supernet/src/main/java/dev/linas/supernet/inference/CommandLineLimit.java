package dev.linas.supernet.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps ONNX Runtime from being loaded where it would end the process: its Linux build (1.29.0)
 * dies of a segmentation fault, before it can say a word, if the command line is longer than some
 * 4,000 bytes (3,972 did no harm, 4,022 did), as one with a list of jars for a class path soon is.
 */
final class CommandLineLimit {
    static final int MOST_BYTES = 3900;

    private static final Path OWN = Path.of("/proc/self/cmdline");

    private CommandLineLimit() {}

    /**
     * Checks the command line of this process, where the system shows it.
     *
     * @throws InferenceException if it is too long
     */
    static void check() {
        check(OWN);
    }

    /** Checks the command line that a file holds. */
    static void check(Path file) {
        try {
            if (!Files.exists(file)) {
                return; // not Linux
            }
            int length = Files.readAllBytes(file).length; // the system states a size of 0
            if (length > MOST_BYTES) {
                throw new InferenceException(
                        ("the command line of this process has %d bytes, and ONNX Runtime crashes"
                             + " on more than %d; shorten it, e.g. java -cp 'lib/*' in place of a"
                             + " list of jars, or java @FILE")
                                .formatted(length, MOST_BYTES));
            }
        } catch (IOException e) {
            return; // what cannot be read cannot be checked
        }
    }
}
