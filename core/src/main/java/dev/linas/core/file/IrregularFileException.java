package dev.linas.core.file;

import java.io.IOException;

/** What was to be read is no regular file. Its message says what it is, without its path. */
public final class IrregularFileException extends IOException {
    private static final long serialVersionUID = 1L;

    IrregularFileException(String message) {
        super(message);
    }
}
