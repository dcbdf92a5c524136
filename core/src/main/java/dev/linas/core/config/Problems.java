package dev.linas.core.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with a document, so that one run reports all of it. */
public final class Problems {
    /** More than this are counted, not listed. */
    static final int MOST_LISTED = 100;

    private final Document document;
    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private int unlisted;

    /** Begins with what is wrong with the document whatever it is for. */
    public Problems(Document document) {
        this.document = document;
        document.faults().forEach(this::add);
    }

    /** The document that is read. */
    public Document document() {
        return document;
    }

    /**
     * The whole document, a mapping with no other than the known keys.
     *
     * @throws InvalidConfigurationException if it is no mapping
     */
    public Section rootSection(List<String> known) {
        return rootSection("a mapping with the keys " + String.join(", ", known)).allowOnly(known);
    }

    /**
     * The whole document, a mapping whose keys are checked elsewhere.
     *
     * @param expected what it has to be, for messages
     * @throws InvalidConfigurationException if it is no mapping
     */
    public Section rootSection(String expected) {
        Optional<Section> section = root(expected).section();
        if (section.isEmpty()) {
            if (document.root() == Node.MISSING) {
                error("", "the file is empty; expected " + expected);
            }
            throwIfAny();
        }
        return section.orElseThrow();
    }

    /** The whole document as a value that is expected to be something. */
    public Value root(String expected) {
        return new Value("", document.root(), expected, this);
    }

    /** Notes an error at a dotted path such as {@code objectives[0].pool}. */
    public void error(String path, String message) {
        add(document.where(path) + ": " + SourceText.printable(message));
    }

    private void add(String error) {
        if (errors.size() < MOST_LISTED) {
            errors.add(error);
        } else {
            unlisted++;
        }
    }

    /** Notes what is wrong with another file, which a dotted path names. */
    public void errors(String path, InvalidConfigurationException other) {
        other.problems().forEach(problem -> error(path, problem));
    }

    /** Notes something that is allowed, but may be a slip. */
    public void warning(String path, String message) {
        warnings.add(document.where(path) + ": " + SourceText.printable(message));
    }

    /** The warnings so far, in their order. */
    public List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /** How many errors there are so far; what was read is of use only if there is none. */
    public int count() {
        return errors.size() + unlisted;
    }

    /** The errors so far, in their order, one line each; the last one counts those not listed. */
    public List<String> errors() {
        List<String> listed = new ArrayList<>(errors);
        if (unlisted > 0) {
            listed.add("%s: and %d more problems".formatted(document.source(), unlisted));
        }
        return listed;
    }

    /**
     * Ends reading.
     *
     * @throws InvalidConfigurationException if an error was noted
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidConfigurationException(errors());
        }
    }
}
