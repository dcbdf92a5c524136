package dev.linas.core.config;

import java.util.List;

/**
 * A configuration file that cannot be used. The message has one line per problem, each naming the
 * file, the line where it is known, the key, the value and what was expected.
 */
public class InvalidConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param problems one line each; at least one
     */
    public InvalidConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /**
     * @param cause what revealed the problems
     */
    public InvalidConfigurationException(List<String> problems, Throwable cause) {
        super(String.join("\n", problems), cause);
    }

    /** The problems, one entry each, in the order in which they were found. */
    public final List<String> problems() {
        return getMessage().lines().toList();
    }
}
