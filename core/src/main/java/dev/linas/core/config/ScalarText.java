package dev.linas.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The value of a plain text of YAML, after the core schema of YAML 1.2. What the schema reads as a
 * number that few would mean (a leading zero, another base, no finite value) is told apart.
 *
 * @param value the value
 * @param trouble why it cannot be used although it looks like a number; empty if it can
 */
record ScalarText(JsonNode value, String trouble) {
    private static final String TOO_LARGE = " (too large for a number of 64 bits)";
    private static final String TOO_SMALL = " (too close to 0 for a number of 64 bits)";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
    private static final Pattern LEADING_ZERO =
            Pattern.compile("[-+]?0[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
    private static final Pattern OTHER_BASE = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
    private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");
    private static final int LONGEST_NUMBER = 400;

    /** The meaning of a text that stands without quotes. */
    static ScalarText plain(String text) {
        if (NULLS.contains(text)) {
            return new ScalarText(NODES.nullNode(), "");
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new ScalarText(NODES.booleanNode(TRUE.contains(text)), "");
        }
        if (text.length() > LONGEST_NUMBER) {
            return new ScalarText(NODES.textNode(text), "");
        }
        if (INTEGER.matcher(text).matches()) {
            return new ScalarText(integer(text), "");
        }
        if (hasDigit(text) && NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            return new ScalarText(NODES.numberNode(number), trouble(text, number));
        }
        return new ScalarText(NODES.textNode(text), trouble(text));
    }

    /** Why the number nearest to a text is not what the text says; empty if it is. */
    static String trouble(String text, double number) {
        if (Double.isInfinite(number)) {
            return TOO_LARGE;
        }
        return DecimalText.vanishes(text, number) ? TOO_SMALL : "";
    }

    /** A whole number as the narrowest type that holds it. */
    static JsonNode integer(String text) {
        BigInteger number = new BigInteger(text);
        if (number.bitLength() < Integer.SIZE) {
            return NODES.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE
                ? NODES.numberNode(number.longValue())
                : NODES.numberNode(number);
    }

    private static String trouble(String text) {
        if (LEADING_ZERO.matcher(text).matches()) {
            return " (a number has no leading zero: write "
                    + text.replaceFirst("^([-+]?)0+(?=[0-9])", "$1")
                    + ")";
        }
        if (OTHER_BASE.matcher(text).matches()) {
            return " (%s; write the number in decimal)"
                    .formatted(
                            text.toLowerCase(Locale.ROOT).startsWith("0x")
                                    ? "hexadecimal"
                                    : "octal");
        }
        if (INFINITE.matcher(text).matches()) {
            return " (infinite; only finite numbers are accepted)";
        }
        return NOT_A_NUMBER.contains(text) ? " (not a number; write its value)" : "";
    }

    private static boolean hasDigit(String text) {
        int mantissa = text.toLowerCase(Locale.ROOT).indexOf('e');
        String digits = mantissa < 0 ? text : text.substring(0, mantissa);
        return digits.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
