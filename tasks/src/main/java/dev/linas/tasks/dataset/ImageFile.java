package dev.linas.tasks.dataset;

import dev.linas.core.digest.Sha256;
import dev.linas.core.file.RegularFile;
import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.supernet.image.ImageDecoder;
import dev.linas.supernet.image.StoredImage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image on disk that is read only as long as it is what was verified.
 *
 * @param path its file
 * @param label its class
 * @param digest SHA-256 of what was verified, in hexadecimal; empty if it was not verified
 */
record ImageFile(Path path, int label, Optional<String> digest) {

    /**
     * Reads and decodes it.
     *
     * @throws InvalidDatasetException naming the file, if it is no image
     * @throws ChangedInputException if it is not what was verified
     */
    StoredImage decode() {
        try {
            byte[] bytes = RegularFile.bytes(path);
            if (digest.isPresent() && !digest.get().equals(Sha256.of(bytes))) {
                throw ChangedInputException.of(path);
            }
            return ImageDecoder.decode(bytes);
        } catch (NoSuchFileException e) {
            throw digest.isPresent()
                    ? ChangedInputException.gone(path)
                    : new InvalidDatasetException(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new InvalidDatasetException(path + ": " + e.getMessage(), e);
        }
    }
}
