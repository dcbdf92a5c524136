package dev.linas.searches.file;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.runtime.error.UserError;

/**
 * A search file that cannot be used. The message has one line per problem, each naming the file,
 * the line where it is known, the key, the value and what was expected.
 */
public final class InvalidSearchFileException extends UserError {
    private static final long serialVersionUID = 1L;

    InvalidSearchFileException(InvalidConfigurationException problems) {
        super(problems.getMessage(), problems);
    }
}
