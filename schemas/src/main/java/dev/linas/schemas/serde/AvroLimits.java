package dev.linas.schemas.serde;

import dev.linas.schemas.topics.Topics;
import java.util.List;
import org.apache.avro.SystemLimitException;

/**
 * How long a text, a byte string or a collection in a record may say that it is: as long as the
 * largest record, since an item takes a byte at least. Avro makes room for what a length says
 * before it reads on, two thousand million items unless told otherwise, so that a few poisoned
 * bytes could take all of the memory.
 */
final class AvroLimits {
    private static final List<String> PROPERTIES =
            List.of(
                    SystemLimitException.MAX_BYTES_LENGTH_PROPERTY,
                    SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY,
                    SystemLimitException.MAX_STRING_LENGTH_PROPERTY);

    private AvroLimits() {}

    /**
     * Sets the limits of this process where the user has set none; Avro reads them once, at first
     * use.
     */
    static void set() {
        String largest = Integer.toString(Topics.DEAD_LETTERS.maxRecordBytes());
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, largest);
            }
        }
    }
}
