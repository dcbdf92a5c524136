package dev.linas.searches.output;

import dev.linas.core.file.WholeFile;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that an option names for what a command writes.
 *
 * @param option name of the option, for messages
 */
public record OutputFile(String option, Path file) {
    /**
     * The file of an option, which will be writable; empty if the option is left out.
     *
     * @throws UserError as {@link #checkWritable}
     */
    public static Optional<OutputFile> of(String option, Path file) {
        Optional<OutputFile> output =
                Optional.ofNullable(file).map(path -> new OutputFile(option, path));
        output.ifPresent(OutputFile::checkWritable);
        return output;
    }

    /**
     * Makes the folder that an option names for several files; nothing if it is left out.
     *
     * @throws UserError if it cannot be made
     */
    public static void makeFolder(String option, Path folder) {
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UserError("%s %s: cannot be made: %s".formatted(option, folder, e), e);
            }
        }
    }

    /**
     * Checks before a long run that its file will be writable.
     *
     * @throws UserError if the folder is missing, or the path is a folder or not writable
     */
    public void checkWritable() {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "%s %s: there is no folder %s; create it first"
                            .formatted(option, file, folder));
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UserError(
                    "%s %s: cannot be written; name a writable file".formatted(option, file));
        }
    }

    /**
     * Writes a text, in UTF-8; a plain file is either whole or as it was.
     *
     * @throws UserError if it cannot be written
     */
    public void save(String text) {
        try {
            WholeFile.write(file, to -> Files.writeString(to, text));
        } catch (IOException e) {
            throw new UserError("%s %s: cannot be written: %s".formatted(option, file, e), e);
        }
    }
}
