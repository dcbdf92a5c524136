package dev.linas.evaluator.meter;

import java.util.Optional;

/**
 * A key of a pool in a new search file.
 *
 * @param key the key
 * @param form what its value is made of
 * @param option the option of {@code linas init} that gives the value; empty where it follows
 * @param fixed the value of {@link Form#FIXED}; else empty
 * @param comment what the file says behind the value; may be empty
 */
public record DraftKey(
        String key, Form form, Optional<Option> option, String fixed, String comment) {
    /** What a value is made of. */
    public enum Form {
        /** The text that its option gives. */
        TEXT,
        /** The words of the text that its option gives, as a list. */
        WORDS,
        /** The super-network that its option names; the search may be of its space. */
        NETWORK,
        /** The metrics that the objectives name, as a list. */
        METRICS,
        /** The metrics that the objectives name, each with a column of its name. */
        METRIC_COLUMNS,
        /** The variables of the space, as a list. */
        VARIABLES,
        /** Always the same. */
        FIXED
    }

    /**
     * An option on the command line. Two keys may have the same one, if they describe it alike.
     *
     * @param name such as {@code --table}
     * @param label what its value is, such as {@code FILE}
     * @param description for its help, without a full stop
     * @param question what is asked where it is not given; empty if the key is then left out
     */
    public record Option(String name, String label, String description, Optional<String> question) {
        /** An option that may be left out. */
        public static Option optional(String name, String label, String description) {
            return new Option(name, label, description, Optional.empty());
        }

        /** An option that is asked for where it is not given. */
        public static Option needed(
                String name, String label, String description, String question) {
            return new Option(name, label, description, Optional.of(question));
        }
    }

    /** The file of a table, which is asked for. */
    public static DraftKey table(String key) {
        return text(key, Option.needed("--table", "FILE", "The table", "File of the table"));
    }

    /** A text. */
    public static DraftKey text(String key, Option option) {
        return new DraftKey(key, Form.TEXT, Optional.of(option), "", "");
    }

    /** A list of words. */
    public static DraftKey words(String key, Option option) {
        return new DraftKey(key, Form.WORDS, Optional.of(option), "", "");
    }

    /** A super-network. */
    public static DraftKey network(String key, Option option) {
        return new DraftKey(key, Form.NETWORK, Optional.of(option), "", "");
    }

    /** The metrics. */
    public static DraftKey metrics() {
        return new DraftKey("metrics", Form.METRICS, Optional.empty(), "", "");
    }

    /** The metrics and their columns. */
    public static DraftKey metricColumns() {
        return new DraftKey("metrics", Form.METRIC_COLUMNS, Optional.empty(), "", "metric: column");
    }

    /** The variables. */
    public static DraftKey variables(String key, String comment) {
        return new DraftKey(key, Form.VARIABLES, Optional.empty(), "", comment);
    }

    /** A value that is always the same. */
    public static DraftKey fixed(String key, String value, String comment) {
        return new DraftKey(key, Form.FIXED, Optional.empty(), value, comment);
    }
}
