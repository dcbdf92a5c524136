package dev.linas.searches.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.EarlierRows;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Reads what a search begins with: the sub-networks of a JSON file, which is what {@code linas
 * front --format json} prints or has the fronts of what {@code linas simulate --json} writes; or
 * the id of another search, whose front is known once the search starts; or rows that were measured
 * before, which its predictors learn from.
 */
final class WarmStartReference {
    static final String KEY = "warm_start";

    private static final String SEARCH = "search";
    private static final String ROWS = "rows";
    private static final String LOG = "log";
    static final List<String> KEYS = List.of(SEARCH, LOG, ROWS, "genome", "metrics");
    private static final String EXPECTED =
            "the path of a JSON file with a front, as 'linas front ID --format json' prints it, or"
                    + " {search: ID}, or {log: FILE}, or {rows: FILE}";

    private final Value value;
    private final ForeignPools stream;

    /**
     * @param stream whether there is a stream that another search could be on
     */
    WarmStartReference(Section root, ForeignPools stream) {
        this.value = root.optional(KEY, EXPECTED);
        this.stream = stream;
    }

    /**
     * The genomes of a file in canonical form, each once, in the order of the file; none if one is
     * wrong, or no file is named.
     */
    List<Genome> genomes(Optional<SearchSpace> space) {
        if (value.isMapping() || space.isEmpty()) {
            return List.of();
        }
        return value.file().map(file -> genomes(file, space.get())).orElse(List.of());
    }

    /**
     * The id of the search whose front is meant; empty if no search is named.
     *
     * @param own id of the search that is read
     */
    Optional<String> search(Optional<String> own) {
        if (!value.isMapping()) {
            return Optional.empty();
        }
        return value.section(KEYS)
                .filter(section -> !hasRows(section))
                .flatMap(section -> search(section, own));
    }

    /**
     * The rows that were measured before the search: those of a file, at most {@value
     * EarlierRows#MOST} of them at equal steps; none if no file is named, or it is wrong.
     */
    List<Evaluation> rows(Optional<SearchSpace> space, List<Objective> objectives) {
        if (!value.isMapping() || space.isEmpty() || objectives.isEmpty()) {
            return List.of();
        }
        return value.section(KEYS)
                .filter(WarmStartReference::hasRows)
                .map(section -> rows(section, space.get(), objectives))
                .orElse(List.of());
    }

    private List<Evaluation> rows(Section section, SearchSpace space, List<Objective> objectives) {
        boolean isLog = section.has(LOG);
        Value named =
                isLog
                        ? section.required(
                                LOG, "the path of a measurement log: Avro, CSV or Parquet")
                        : section.required(
                                ROWS,
                                "the path of a CSV table, or of what 'run --json' or 'simulate"
                                        + " --json' writes");
        for (String other : List.of(SEARCH, isLog ? ROWS : LOG)) {
            if (section.has(other)) {
                named.reject(
                        "; and '%s' beside it: a search begins with one of the two"
                                .formatted(other));
            }
        }
        Optional<Path> file = named.file();
        List<String> genome = section.has("genome") ? section.distinctTexts("genome") : List.of();
        Map<String, String> metrics =
                section.has("metrics") ? section.textByText("metrics") : Map.of();
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            EarlierRowsReader reader =
                    new EarlierRowsReader(file.get(), space, objectives, metrics);
            List<Evaluation> all =
                    isLog
                            ? reader.read(
                                    logs(), note -> value.problems().warning(named.path(), note))
                            : reader.read(genome);
            if (all.size() > EarlierRows.MOST) {
                value.problems()
                        .warning(
                                named.path(),
                                "%s has %d rows; the search learns from %d of them, at equal steps"
                                        .formatted(file.get(), all.size(), EarlierRows.MOST));
            }
            return EarlierRows.thinned(all);
        } catch (InvalidConfigurationException e) {
            named.rejectFile(e);
        } catch (IllegalArgumentException e) {
            named.reject("; " + e.getMessage());
        }
        return List.of();
    }

    private static boolean hasRows(Section section) {
        return section.has(ROWS) || section.has(LOG);
    }

    private static EarlierLog logs() {
        return ServiceLoader.load(EarlierLog.class)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "nothing that reads logs is on the class path"));
    }

    private Optional<String> search(Section section, Optional<String> own) {
        Value named = section.required(SEARCH, "the id of another search, of the same space");
        Optional<String> id = named.identifier();
        if (id.isPresent() && id.equals(own)) {
            named.reject("; this is the search itself");
        } else if (id.isPresent() && stream == ForeignPools.REFUSED) {
            named.reject(
                    (" on a stream, which there is none of here; write its front to a file, 'linas"
                                    + " front %s --format json > front.json', and name that")
                            .formatted(id.get()));
        }
        return id;
    }

    private List<Genome> genomes(Path file, SearchSpace space) {
        if (!Files.isRegularFile(file)) {
            value.reject("; there is no file " + file);
            return List.of();
        }
        try {
            Document document = Document.read(file, Format.JSON);
            Problems problems = new Problems(document);
            Set<Genome> genomes = new LinkedHashSet<>();
            for (JsonNode entry : entries(document.json())) {
                genomes.add(space.canonical(space.genome(GenomeJson.indices(entry.get("genome")))));
            }
            problems.throwIfAny();
            if (genomes.isEmpty()) {
                value.reject("; it holds none");
            }
            return List.copyOf(genomes);
        } catch (InvalidConfigurationException e) {
            value.rejectFile(e);
        } catch (IllegalArgumentException e) {
            value.reject("; " + e.getMessage());
        }
        return List.of();
    }

    /** Everything with a genome: at the top, or in the fronts there. */
    private static List<JsonNode> entries(JsonNode root) {
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode node : root.isArray() ? root : List.of(root)) {
            if (node.has("genome")) {
                entries.add(node);
            }
            node.path("front").forEach(entries::add);
        }
        return entries;
    }
}
