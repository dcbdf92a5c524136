package dev.linas.core.objective;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Direction of an objective. */
public enum Goal {
    MINIMIZE,
    MAXIMIZE;

    /** The words for them in files and options, in their order. */
    public static final List<String> WORDS = Stream.of(values()).map(Goal::word).toList();

    /** The goal of a word; empty if it is none of {@link #WORDS}. */
    public static Optional<Goal> of(String word) {
        return Stream.of(values()).filter(goal -> goal.word().equals(word)).findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
