package dev.linas.core.config;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Decimal numbers in the cells of tables. */
public final class DecimalText {
    private static final double EXACT_WHOLE = 0x1p53;
    private static final float EXACT_WHOLE_SINGLE = 0x1p24f;

    private static final Pattern NOT_ZERO = Pattern.compile("[^eE]*[1-9]");

    private DecimalText() {}

    /**
     * The number that a text stands for. It has Java's syntax of decimal numbers without its type
     * suffixes and 0x1p3: 1.5f is a slip, not a value. Empty if the text is none, or so close to 0
     * that it would become 0.
     */
    public static OptionalDouble parse(String text) {
        boolean isHexadecimal = text.contains("x") || text.contains("X");
        if (isHexadecimal
                || text.endsWith("f")
                || text.endsWith("F")
                || text.endsWith("d")
                || text.endsWith("D")) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return vanishes(text, value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** What is to be said that a text is not, for which {@link #parse} gives nothing. */
    public static String expected(String text) {
        return vanishes(text)
                ? "a number that 64 bits can tell from 0; write 0, or all values in a smaller unit"
                : "a number";
    }

    /** Whether a text is a decimal number that would become 0 although it is not. */
    public static boolean vanishes(String text) {
        try {
            return vanishes(text, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether a decimal number became 0, as the value of its text, although it is not. */
    static boolean vanishes(String text, double value) {
        return value == 0 && NOT_ZERO.matcher(text).lookingAt();
    }

    /**
     * The shortest text that {@link #parse} reads as the very same number; of a whole number of at
     * most 53 bits without a point. It does not depend on the version of Java.
     */
    public static String of(double value) {
        boolean isWhole = value == StrictMath.rint(value) && Math.abs(value) <= EXACT_WHOLE;
        boolean isNegativeZero = value == 0 && 1 / value < 0;
        return isWhole && !isNegativeZero
                ? Long.toString((long) value)
                : NumberOutput.toString(value, true);
    }

    /** Likewise of a number in single precision: 0.1 for what is 0.10000000149 as a double. */
    public static String ofSingle(float value) {
        boolean isWhole = value == StrictMath.rint(value) && Math.abs(value) <= EXACT_WHOLE_SINGLE;
        boolean isNegativeZero = value == 0 && 1 / value < 0;
        return isWhole && !isNegativeZero
                ? Long.toString((long) value)
                : NumberOutput.toString(value, true);
    }
}
