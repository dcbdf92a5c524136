package dev.linas.core.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests what a misspelt word was meant to be. */
public final class Suggestions {
    private Suggestions() {}

    /**
     * The end of an error message: {@code ". Did you mean 'population'?"}, or nothing when no known
     * word is close (more than a third of its letters, rounded up, differ). Of equally close words
     * the first.
     */
    public static String didYouMean(String given, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(given, word) <= (word.length() + 2) / 3)
                .min(Comparator.comparingInt(word -> distance(given, word)))
                .map(word -> ". Did you mean '" + word + "'?")
                .orElse("");
    }

    private static int distance(String left, String right) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }
}
