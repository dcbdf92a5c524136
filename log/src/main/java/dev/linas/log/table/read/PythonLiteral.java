package dev.linas.log.table.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a literal of Python: dictionaries, lists, tuples, numbers, texts, True, False and None; the
 * scalars and arrays of NumPy as it prints them; and what JSON writes in their place. Nothing is
 * evaluated; anything else is refused.
 */
final class PythonLiteral {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*");
    private static final Pattern NUMPY =
            Pattern.compile("(np\\.|numpy\\.)?array|(np|numpy)\\.(u?int|float|str|bool)\\d*_?");
    private static final Pattern TYPE = Pattern.compile("\\s*,\\s*dtype=[A-Za-z0-9_.'<>=|]+");
    private static final int DEEPEST = 20;

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * The value: a {@link Map}, {@link List}, {@link Long}, {@link Double}, {@link String}, {@link
     * Boolean}, or null for None.
     *
     * @throws IllegalArgumentException naming the place, counted from 1, if it is no literal
     */
    static Object parse(String text) {
        PythonLiteral parser = new PythonLiteral(text);
        Object value = parser.value();
        parser.blanks();
        if (parser.at < text.length()) {
            throw parser.wrong("the end");
        }
        return value;
    }

    private Object value() {
        blanks();
        char next = at < text.length() ? text.charAt(at) : '\0';
        return switch (next) {
            case '{' -> nested(this::dictionary);
            case '[' -> nested(() -> list(']'));
            case '(' -> nested(() -> list(')'));
            case '\'', '"' -> string(next);
            default -> scalar();
        };
    }

    private Object nested(Supplier<Object> read) {
        if (++depth > DEEPEST) {
            throw wrong("at most %d brackets in each other".formatted(DEEPEST));
        }
        at++;
        Object value = read.get();
        depth--;
        return value;
    }

    private Object dictionary() {
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (!closes('}')) {
            Object key = value();
            expect(':');
            if (entries.containsKey(key)) {
                throw new IllegalArgumentException("key '%s' is there twice".formatted(key));
            }
            entries.put(key, value());
            separator('}');
        }
        return entries;
    }

    private Object list(char end) {
        List<Object> elements = new ArrayList<>();
        while (!closes(end)) {
            elements.add(value());
            separator(end);
        }
        return elements;
    }

    private boolean closes(char end) {
        blanks();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private void separator(char end) {
        blanks();
        if (at >= text.length() || text.charAt(at) != end) {
            expect(',');
        }
    }

    private void expect(char wanted) {
        blanks();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw wrong("'" + wanted + "'");
        }
        at++;
    }

    private String string(char quote) {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return content.toString();
            }
            if (c == '\\') {
                at++;
                c = at < text.length() ? text.charAt(at) : '\0';
                if (c != '\\' && c != '\'' && c != '"') {
                    throw wrong("\\\\, \\' or \\\" after a backslash");
                }
            }
            content.append(c);
        }
        throw wrong("the end of a text, " + quote);
    }

    private Object scalar() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            String digits = number.group();
            if (WHOLE.matcher(digits).matches()) {
                return Long.valueOf(digits.startsWith("+") ? digits.substring(1) : digits);
            }
            return Double.valueOf(digits);
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        String name = word.lookingAt() ? word.group() : "";
        if (text.startsWith("(", at + name.length()) && NUMPY.matcher(name).matches()) {
            at += name.length();
            return nested(this::wrapped);
        }
        Object value =
                switch (name) {
                    case "True", "true", "np.True_" -> true;
                    case "False", "false", "np.False_" -> false;
                    case "None", "null" -> null;
                    default -> throw wrong("a number, text, list, dictionary, True, False or None");
                };
        at += name.length();
        return value;
    }

    /**
     * Reads the value between the brackets of {@code np.int64(3)} or {@code array([3],
     * dtype=int8)}.
     */
    private Object wrapped() {
        Object value = value();
        Matcher type = TYPE.matcher(text).region(at, text.length());
        if (type.lookingAt()) {
            at = type.end();
        }
        expect(')');
        return value;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String expected) {
        String found =
                at >= text.length()
                        ? "it ends"
                        : "it has '%s'"
                                .formatted(text.substring(at, Math.min(at + 12, text.length())));
        return new IllegalArgumentException(
                "at character %d %s; expected %s".formatted(at + 1, found, expected));
    }
}
