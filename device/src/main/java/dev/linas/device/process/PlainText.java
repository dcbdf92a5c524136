package dev.linas.device.process;

import java.util.regex.Pattern;

/** Texts of other programs, made fit for a message, a log or a terminal. Pure. */
public final class PlainText {
    /** Sequences that colour a terminal or move its cursor. */
    private static final Pattern TERMINAL_SEQUENCE =
            Pattern.compile(
                    "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\))");

    /**
     * Characters without a shape of their own: controls, marks that turn the direction, halves of
     * characters.
     */
    private static final Pattern SHAPELESS =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

    /** A longer text is cut before it is cleaned, so that cleaning takes no longer than that. */
    private static final int LOOKED_AT_PER_CHARACTER = 4;

    private PlainText() {}

    /**
     * A text on one line, without control characters, and cut.
     *
     * @param most characters that are kept; at least 1. A text that is cut ends with an ellipsis.
     */
    public static String of(String text, int most) {
        int looked = most * LOOKED_AT_PER_CHARACTER;
        boolean cut = text.length() > looked;
        String head = cut ? text.substring(0, looked) : text;
        String plain =
                SHAPELESS
                        .matcher(TERMINAL_SEQUENCE.matcher(head).replaceAll(""))
                        .replaceAll(" ")
                        .strip();
        if (plain.length() <= most && !cut) {
            return plain;
        }
        int end = Math.min(most, plain.length());
        if (end > 0 && Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        return plain.substring(0, end) + "…";
    }
}
