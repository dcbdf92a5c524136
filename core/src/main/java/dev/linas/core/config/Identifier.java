package dev.linas.core.config;

import java.util.regex.Pattern;

/**
 * The names that searches, metrics, pools, devices and evaluators may have: 1 to 100 letters,
 * digits, {@code .}, {@code _} and {@code -}. Names become keys of records and parts of topic
 * names.
 */
public final class Identifier {
    /** The expected value, for messages. */
    public static final String EXPECTED = "1 to 100 letters, digits, '.', '_' and '-'";

    /** A regular expression that matches names, without groups. */
    public static final String EXPRESSION = "[A-Za-z0-9._-]{1,100}";

    private static final Pattern FORM = Pattern.compile(EXPRESSION);

    private Identifier() {}

    /** Whether a text may be a name. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
