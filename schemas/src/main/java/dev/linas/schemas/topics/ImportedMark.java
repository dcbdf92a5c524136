package dev.linas.schemas.topics;

import org.apache.kafka.common.header.Headers;

/**
 * Marks records that were copied from a log file: they can be looked at like any other, but the
 * apps do not act on them, since what they tell has been done elsewhere.
 */
public final class ImportedMark {
    private static final String HEADER = "linas-imported";

    private ImportedMark() {}

    /** Marks a record. */
    public static void set(Headers headers) {
        headers.add(HEADER, new byte[0]);
    }

    /** Whether a record is marked. */
    public static boolean isSet(Headers headers) {
        return headers.lastHeader(HEADER) != null;
    }
}
