package dev.linas.searches.result;

import java.util.List;

/** Says for people which members of a front cannot be told apart. */
final class TieText {
    private static final int MOST_PAIRS = 12;

    private TieText() {}

    /**
     * A line.
     *
     * @param pairs each as {@code 3/1 and 4/0}
     */
    static String of(List<String> pairs) {
        int more = pairs.size() - MOST_PAIRS;
        return pairs.isEmpty()
                ? "all of them can be told apart\n"
                : "cannot be told apart: %s%s\n"
                        .formatted(
                                String.join(
                                        ", ", pairs.subList(0, Math.min(pairs.size(), MOST_PAIRS))),
                                more > 0
                                        ? " and %d pairs more, which the JSON lists".formatted(more)
                                        : "");
    }
}
