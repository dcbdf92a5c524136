package dev.linas.searches.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.file.RegularFile;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.table.TableSettings;
import dev.linas.tasks.settings.CsvRows;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Reads what was measured before a search from a file: a CSV table with a column per variable and
 * per metric, or the result that {@code linas run --json} or {@code linas simulate --json} with one
 * seed wrote. An objective has the column that is named for it, else the one named {@code
 * metric@pool}, else the one named {@code metric}; one without a column is not known from the file.
 */
final class EarlierRowsReader {
    private final Path file;
    private final SearchSpace space;
    private final List<Objective> objectives;
    private final Map<String, String> columns;

    /**
     * @param columns column by objective: its metric, or {@code metric@pool}; may be empty
     * @throws IllegalArgumentException if a key is no objective
     */
    EarlierRowsReader(
            Path file, SearchSpace space, List<Objective> objectives, Map<String, String> columns) {
        this.file = file;
        this.space = space;
        this.objectives = objectives;
        this.columns = columns;
        Set<String> known = new LinkedHashSet<>();
        objectives.forEach(objective -> known.add(objective.metric()));
        objectives.forEach(objective -> known.add(objective.id()));
        for (String key : columns.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "'%s' is no objective; expected one of %s%s"
                                .formatted(key, known, Suggestions.didYouMean(key, known)));
            }
        }
    }

    /**
     * All rows of the file with a value of at least one objective, as evaluations of round 0. An
     * empty cell of a table is a value that was not measured.
     *
     * @param genome columns of the variables, in the order of the space; empty: their names
     * @throws IllegalArgumentException naming file, line or place, what is wrong, and the remedy
     */
    List<Evaluation> read(List<String> genome) {
        String text = text();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "it is empty; expected a CSV table, or what 'run --json' or 'simulate --json'"
                            + " with one seed writes");
        }
        List<Evaluation> rows =
                text.startsWith("{") || text.startsWith("[")
                        ? result(Document.read(file, Format.JSON).json())
                        : table(genome, columns(text));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of its rows has a value of an objective (%s); leave it out"
                            .formatted(objectives.stream().map(Objective::id).toList()));
        }
        return rows;
    }

    /**
     * Reads the values of each sub-network in a log, as evaluations of round 0.
     *
     * @param log reads logs
     * @param notes hears, a line each, what is left out, or was read in one of several ways
     * @throws IllegalArgumentException with all that is wrong with the file, a line each
     */
    List<Evaluation> read(EarlierLog log, Consumer<String> notes) {
        List<EarlierLog.Row> read = log.read(file, space, columns, notes);
        Set<String> present = new LinkedHashSet<>();
        read.forEach(row -> present.addAll(row.values().keySet()));
        List<Optional<String>> wanted = wanted(present);
        List<Evaluation> rows = new ArrayList<>();
        for (EarlierLog.Row row : read) {
            Evaluation evaluation =
                    row(
                            rows.size(),
                            row.genome(),
                            wanted,
                            name -> row.values().getOrDefault(name, Double.NaN));
            if (!isEmpty(evaluation)) {
                rows.add(evaluation);
            }
        }
        return rows;
    }

    /** The text of the file without its byte order mark and what is blank at its start. */
    private String text() {
        try {
            String text = RegularFile.text(file);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is no UTF-8; save it as UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + RegularFile.why(e), e);
        }
    }

    private List<Evaluation> table(List<String> genome, List<String> present) {
        List<Optional<String>> wanted = wanted(new LinkedHashSet<>(present));
        Map<String, String> metrics = new LinkedHashMap<>();
        wanted.forEach(column -> column.ifPresent(name -> metrics.put(name, name)));
        List<String> variables =
                genome.isEmpty() ? space.variables().stream().map(Variable::name).toList() : genome;
        MeasuredTable table = table(new TableSettings(file, variables, metrics, Duration.ZERO));
        List<Evaluation> rows = new ArrayList<>();
        for (Genome row : new TreeSet<>(table.rows().keySet())) {
            double[] values = table.rows().get(row);
            Evaluation evaluation =
                    row(rows.size(), row, wanted, name -> values[table.metrics().indexOf(name)]);
            if (!isEmpty(evaluation)) {
                rows.add(evaluation);
            }
        }
        return rows;
    }

    private MeasuredTable table(TableSettings settings) {
        String reader = "warm_start.rows";
        try {
            return settings.table(new MeterSite(reader, space, Optional.empty())).orElseThrow();
        } catch (InvalidPoolException e) { // there is no pool here
            throw new IllegalArgumentException(
                    String.join("; ", e.problems()).replace("pool " + reader + ": ", ""), e);
        }
    }

    private static List<String> columns(String text) {
        try {
            CsvRows table = CsvRows.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            if (!table.separatorHint().isEmpty()) {
                throw new IllegalArgumentException(
                        "its first line is '%s'%s"
                                .formatted(table.heading().get(0), table.separatorHint()));
            }
            return table.heading();
        } catch (CsvRows.InvalidCsvException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private List<Evaluation> result(JsonNode json) {
        JsonNode search = json.isArray() && json.size() == 1 ? json.get(0) : json;
        if (!search.path("evaluations").isArray()) {
            throw new IllegalArgumentException(
                    "it is no result of one search; expected a CSV table, or what 'run --json' or"
                            + " 'simulate --json' with one seed writes");
        }
        Set<String> present = new LinkedHashSet<>();
        search.get("evaluations")
                .forEach(
                        entry -> entry.path("metrics").fieldNames().forEachRemaining(present::add));
        List<Optional<String>> wanted = wanted(present);
        Map<Genome, Evaluation> rows = new LinkedHashMap<>();
        for (JsonNode entry : search.get("evaluations")) {
            Genome genome = space.canonical(space.genome(GenomeJson.indices(entry.get("genome"))));
            Evaluation row =
                    row(
                            rows.size(),
                            genome,
                            wanted,
                            name -> number(name, entry.path("metrics").path(name)));
            if (!isEmpty(row)) {
                rows.putIfAbsent(genome, row);
            }
        }
        return List.copyOf(rows.values());
    }

    /** A value; NaN where nothing was measured. */
    private static double number(String name, JsonNode value) {
        if (!value.isNumber() && !value.isNull() && !value.isMissingNode()) {
            throw new IllegalArgumentException(
                    "'%s' of an evaluation is %s; expected a number".formatted(name, value));
        }
        return value.asDouble(Double.NaN);
    }

    private static boolean isEmpty(Evaluation row) {
        return Arrays.stream(row.values()).allMatch(Double::isNaN);
    }

    private Evaluation row(
            int index,
            Genome genome,
            List<Optional<String>> wanted,
            ToDoubleFunction<String> values) {
        return new Evaluation(
                0,
                index,
                genome,
                wanted.stream()
                        .mapToDouble(column -> column.map(values::applyAsDouble).orElse(Double.NaN))
                        .toArray(),
                false);
    }

    /** Per objective its column, if the file has one. */
    private List<Optional<String>> wanted(Set<String> present) {
        List<Optional<String>> wanted =
                objectives.stream().map(objective -> column(objective, present)).toList();
        if (wanted.stream().allMatch(Optional::isEmpty)) {
            throw new IllegalArgumentException(
                    ("it has no column of an objective (%s); it has %s: name them, as in"
                                    + " 'metrics: {%s: COLUMN}'")
                            .formatted(
                                    objectives.stream().map(Objective::id).toList(),
                                    present,
                                    objectives.get(0).metric()));
        }
        return wanted;
    }

    private Optional<String> column(Objective objective, Set<String> present) {
        String named = columns.get(objective.id());
        if (named == null) {
            named = columns.get(objective.metric());
        }
        if (named != null && !present.contains(named)) {
            throw new IllegalArgumentException(
                    "it has no column '%s'; it has %s%s"
                            .formatted(named, present, Suggestions.didYouMean(named, present)));
        }
        if (named != null) {
            return Optional.of(named);
        }
        return Stream.of(objective.id(), objective.metric()).filter(present::contains).findFirst();
    }

    /**
     * Sub-networks that were best before, by the first objective: those of the front of the rows
     * that have every objective.
     */
    static List<Genome> best(List<Evaluation> rows, List<Objective> objectives) {
        return ParetoFront.of(rows, objectives).stream()
                .sorted(Comparator.comparingDouble(row -> row.value(0)))
                .map(Evaluation::genome)
                .toList();
    }
}
