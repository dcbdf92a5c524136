package dev.linas.device.process;

import java.time.Duration;

/** Says what is wrong with how a program answers, in words that name the remedy. Pure. */
public final class FaultText {
    private static final int QUOTED = 200;

    private FaultText() {}

    /** A line came before a question. */
    public static String unasked(RawLine line) {
        return ("wrote a line that nobody asked for: '%s'; logs belong on standard error,"
                        + " standard output is for answers only, one line for each question")
                .formatted(quoted(line.readable()));
    }

    /** More came with an answer: what of it is the answer nobody can know. */
    public static String talkative(RawLine line) {
        return ("wrote more than the line '%s' for one question; logs belong on standard error,"
                        + " standard output is for answers only, one line for each question")
                .formatted(quoted(line.readable()));
    }

    /** A line came while the question was still on its way. */
    public static String hasty(RawLine line) {
        return "wrote '%s' before it had read what it was asked".formatted(quoted(line.readable()));
    }

    /** A line was longer than the limit, in bytes. */
    public static String tooLong(RawLine line, int limit) {
        return "wrote a line of more than %d bytes, which is the limit: '%s'"
                .formatted(limit, quoted(line.readable()));
    }

    /** A line is no text. */
    public static String notUtf8(RawLine line) {
        return "answered with bytes that are no UTF-8: '%s'".formatted(quoted(line.readable()));
    }

    /** The program ended in the middle of a line. */
    public static String cutOff(String how, String unfinished) {
        return how + ", in the middle of the line '" + quoted(unfinished) + "'";
    }

    /**
     * No line came in time.
     *
     * @param unfinished what came of a line; may be blank
     * @param asked whether the program, or the pipe to it, took the whole question
     * @param lastWords what it wrote to standard error at last; may be empty
     */
    public static String silence(
            Duration limit, String unfinished, boolean asked, String lastWords) {
        String hint;
        if (!unfinished.isBlank()) {
            hint = "it wrote '%s', without a line end".formatted(quoted(unfinished));
        } else if (!asked) {
            hint = "it does not read its standard input, where the question waits";
        } else {
            hint =
                    "nothing came on its standard output; a program that does not flush after each"
                            + " answer (in Python: print(..., flush=True)), or that reads its input"
                            + " to the end before it answers, seems silent";
        }
        return "gave no answer within the timeout of %d ms: %s%s"
                .formatted(
                        limit.toMillis(),
                        hint,
                        lastWords.isEmpty() ? "" : "; last words: " + lastWords);
    }

    private static String quoted(String text) {
        return PlainText.of(text, QUOTED);
    }
}
