package dev.linas.searches.file;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.registry.Registry;
import dev.linas.core.search.SearchSpec;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.proposer.tactic.Tactic;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.SearchMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A search file that was read and found valid. Immutable.
 *
 * @param file the file, as the user named it
 * @param declared the search as the file has it
 * @param spec the same with what its tactic decides filled in
 * @param roundDeadline time after which a round with its quorum closes; empty: never
 * @param quorum share of a round that must be measured or failed before its deadline closes it;
 *     &gt; 0, &le; 1
 * @param pools settings of the file's pools by name, in the order of the file
 * @param poolJson the same settings as canonical JSON (keys sorted), as a {@link Search} keeps them
 * @param alsoMeasured metrics measured beside the objectives, to be reported; no pool twice
 * @param warmStartSearch id of the search whose front this one begins with; the front is read when
 *     the search starts, so {@code spec} does not hold it
 * @param warnings what is allowed, but may be a slip; for people
 */
public record SearchFile(
        Path file,
        SearchSpec declared,
        SearchSpec spec,
        Optional<Duration> roundDeadline,
        double quorum,
        Map<String, PoolSettings> pools,
        Map<String, String> poolJson,
        List<WantedMetrics> alsoMeasured,
        Optional<String> warmStartSearch,
        List<String> warnings) {
    public SearchFile {
        Objects.requireNonNull(file);
        Objects.requireNonNull(declared);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(roundDeadline);
        pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
        poolJson = Collections.unmodifiableMap(new LinkedHashMap<>(poolJson));
        alsoMeasured = List.copyOf(alsoMeasured);
        Objects.requireNonNull(warmStartSearch);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads and checks a search file.
     *
     * @param file the file; paths in it are relative to its folder
     * @throws InvalidSearchFileException naming every problem that was found
     */
    public static SearchFile read(Path file, ForeignPools foreignPools) {
        return read(file, foreignPools, Map.of());
    }

    /**
     * Reads and checks a search file of which some settings are replaced.
     *
     * @param file the file; paths in it are relative to its folder
     * @param settings what stands in place of the file's own settings, by key of the search file:
     *     text, numbers, lists and maps as YAML would have them; null takes a setting away
     * @throws InvalidSearchFileException naming every problem that was found
     */
    public static SearchFile read(Path file, ForeignPools foreignPools, Map<String, ?> settings) {
        return read(file, foreignPools, settings, Tactics.ALL);
    }

    /**
     * Reads and checks a search file that may name other tactics than {@link Tactics#ALL}.
     *
     * @throws InvalidSearchFileException naming every problem that was found
     */
    public static SearchFile read(
            Path file,
            ForeignPools foreignPools,
            Map<String, ?> settings,
            Registry<Tactic> tactics) {
        return checked(
                file, foreignPools, tactics, () -> Document.read(file, Format.YAML).with(settings));
    }

    /**
     * Reads and checks the text of a search file that is to be written.
     *
     * @param file where it is to stand, from which its paths start
     * @throws InvalidSearchFileException naming every problem that was found
     */
    static SearchFile ofText(Path file, String text, ForeignPools foreignPools) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return checked(
                file,
                foreignPools,
                Tactics.ALL,
                () -> Document.parse(file.toString(), folder, content, Format.YAML));
    }

    /**
     * Reads and checks the text of a search file; paths in it are relative to the working
     * directory.
     *
     * @param name of the file, for messages
     * @throws InvalidSearchFileException naming every problem that was found
     */
    public static SearchFile parse(String name, String text, ForeignPools foreignPools) {
        return checked(
                Path.of(name),
                foreignPools,
                Tactics.ALL,
                () -> Document.parse(name, text, Format.YAML));
    }

    private static SearchFile checked(
            Path file,
            ForeignPools foreignPools,
            Registry<Tactic> tactics,
            Supplier<Document> document) {
        try {
            return new SearchFileReader(file, document.get(), foreignPools, tactics).read();
        } catch (InvalidConfigurationException e) {
            throw new InvalidSearchFileException(e);
        }
    }

    /** The record that starts the search; without the front of {@link #warmStartSearch}. */
    public Search toRecord(Instant createdAt, String codeVersion) {
        return Search.newBuilder(
                        SearchMapper.toRecord(
                                spec, roundDeadline, quorum, poolJson, createdAt, codeVersion))
                .setAlsoMeasured(alsoMeasured)
                .setWarmStartSearch(warmStartSearch.orElse(null))
                .build();
    }
}
