package dev.linas.supernettrainer;

import dev.linas.runtime.error.UserError;
import dev.linas.supernettrainer.training.DivergedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Tells errors of the user's files and options from defects. */
final class UserInput {
    private UserInput() {}

    /** The work of a command. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * Does a command's work.
     *
     * @return the exit code of success, 0
     * @throws UserError if a file is missing, malformed or of another network, or the training has
     *     diverged
     */
    static int checked(Work work) throws IOException {
        try {
            work.run();
            return 0;
        } catch (NoSuchFileException e) {
            throw new UserError(e.getFile() + ": there is no such file", e);
        } catch (IllegalArgumentException | DivergedException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
