package dev.linas.core.file;

import java.io.IOException;

/**
 * A path leads to something other than a regular file. The message says to what, without the path.
 */
public final class IrregularFileException extends IOException {
    private static final long serialVersionUID = 1L;

    IrregularFileException(String message) {
        super(message);
    }
}
