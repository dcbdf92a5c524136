package dev.linas.searches.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a search file, so that one run reports all of it. */
final class Problems {
    private final LocatedYaml yaml;
    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    Problems(LocatedYaml yaml) {
        this.yaml = yaml;
    }

    /** Notes an error at a dotted path such as {@code objectives[0].pool}. */
    void error(String path, String message) {
        errors.add(yaml.where(path) + ": " + message);
    }

    /** Notes something that is allowed, but may be a slip. */
    void warning(String path, String message) {
        warnings.add(yaml.where(path) + ": " + message);
    }

    List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /**
     * Ends reading.
     *
     * @throws InvalidSearchFileException if an error was noted
     */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidSearchFileException(List.copyOf(errors));
        }
    }
}
