package dev.linas.log.table;

import java.util.Locale;

/** How measuring one candidate in one pool ended: as the metric that fared worst. */
public enum RowOutcome {
    /** Every metric has a value. */
    MEASURED,
    /** A metric has none, but may have one another time. */
    FAILED_TRANSIENT,
    /** A metric has none, and never will. */
    FAILED_PERMANENT;

    /** The text in tables, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
