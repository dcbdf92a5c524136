package dev.linas.tasks.translation;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokens that BLEU counts: those of {@code 13a}, which WMT's script {@code mteval-v13a} makes
 * and sacreBLEU does by default. Words between spaces, punctuation by itself, but for full stops
 * and commas between digits.
 */
final class Tokens13a {
    private static final Pattern SIGN = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern STOP_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern STOP_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Tokens13a() {}

    /** The tokens of a segment; none of a blank one. */
    static List<String> of(String segment) {
        String line =
                segment.replace("<skipped>", "")
                        .replace("-\n", "")
                        .replace('\n', ' ')
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">");
        line = SIGN.matcher(" " + line + " ").replaceAll(" $1 ");
        line = STOP_AFTER_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
        line = STOP_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return Arrays.stream(SPACES.split(line)).filter(token -> !token.isEmpty()).toList();
    }
}
