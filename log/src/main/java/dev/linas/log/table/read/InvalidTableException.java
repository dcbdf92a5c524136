package dev.linas.log.table.read;

import java.util.List;

/** A file has no table of measurements that can be used: everything that is wrong, a line each. */
public final class InvalidTableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An error with one message per problem. */
    public InvalidTableException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
