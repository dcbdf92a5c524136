package dev.linas.tasks.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * One copy of the texts that tables repeat, such as options, ids and digests: a table of a million
 * rows has a few of them. Not thread-safe.
 */
public final class SharedTexts {
    private static final int MOST = 1 << 16;

    private final Map<String, String> known = new HashMap<>();

    /** The same text; the first of its kind, as long as there are not too many different ones. */
    public String of(String text) {
        String earlier = known.get(text);
        if (earlier != null) {
            return earlier;
        }
        if (known.size() < MOST) {
            known.put(text, text);
        }
        return text;
    }
}
