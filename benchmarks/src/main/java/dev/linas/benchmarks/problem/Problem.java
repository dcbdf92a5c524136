package dev.linas.benchmarks.problem;

import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A problem to search: a name for reports and files, and a search file.
 *
 * @param name letters, digits, {@code .}, {@code _} and {@code -}; unique in a benchmark
 * @param searchFile says the space, the objectives and the pools; what else it says are defaults
 */
public record Problem(String name, Path searchFile) {
    public Problem {
        Objects.requireNonNull(searchFile);
        if (!name.equals(nameFrom(name))) {
            throw new IllegalArgumentException(
                    "problem '%s'; expected letters, digits, '.', '_' and '-'".formatted(name));
        }
    }

    /** A text as a name of problems, pools and metrics may be: what is not allowed becomes '-'. */
    public static String nameFrom(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /**
     * Reads the search file with other settings, e.g. another tactic.
     *
     * @param settings by key of the search file
     * @throws dev.linas.searches.file.InvalidSearchFileException naming every problem of it
     */
    public SearchFile read(Map<String, ?> settings) {
        return SearchFile.read(searchFile, ForeignPools.REFUSED, settings);
    }
}
