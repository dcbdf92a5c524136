package dev.linas.log.table.read;

import dev.linas.core.config.Identifier;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.OptionTexts;
import dev.linas.log.table.OwnHeading;
import dev.linas.log.table.RowOutcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads one row of a table that Linas wrote; every cell is checked. */
final class OwnRowReader {
    private final CellTable table;
    private final OwnHeading heading;
    private final Optional<SearchSpace> space;
    private final Optional<OptionTexts> texts;
    private final ChosenOptions chosen;
    private final ReadProblems problems;

    private CellTable.Row row;
    private boolean wrong;

    OwnRowReader(
            CellTable table,
            OwnHeading heading,
            Optional<SearchSpace> space,
            ReadProblems problems) {
        this.table = table;
        this.heading = heading;
        this.space = space;
        this.texts = space.map(OptionTexts::new);
        this.chosen = new ChosenOptions(heading.variableNames(), problems);
        this.problems = problems;
    }

    /** The row; empty if a cell is wrong. */
    Optional<LogRow> read(CellTable.Row cells) {
        row = cells;
        wrong = false;
        Genome genome = genome();
        LogRow read =
                new LogRow(
                        text("search", Identifier::isValid, Identifier.EXPECTED),
                        whole("round"),
                        whole("index"),
                        text("space", t -> t.matches("[0-9a-f]{64}"), "the digest of a space"),
                        genome,
                        heading.options(cells.cells()),
                        text("pool", Identifier::isValid, Identifier.EXPECTED),
                        cell("instance"),
                        cell("device"),
                        Boolean.parseBoolean(
                                text("repeat", t -> t.matches("true|false"), "true or false")),
                        optional(
                                "measured_at",
                                OwnRowReader::instant,
                                "a time such as" + " 2026-01-31T12:00:00Z"),
                        duration(),
                        optional(
                                        "outcome",
                                        OwnRowReader::outcome,
                                        "one of measured," + " failed_transient, failed_permanent")
                                .orElse(RowOutcome.MEASURED),
                        cell("error"),
                        metrics());
        if (!wrong) {
            agree(read);
        }
        return wrong ? Optional.empty() : Optional.of(read);
    }

    /** Notes contradictions between cells that are valid by themselves. */
    private void agree(LogRow read) {
        boolean isMeasured = read.outcome() == RowOutcome.MEASURED;
        if (isMeasured && read.metrics().isEmpty()) {
            fail("outcome is 'measured', but no metric has a value; leave the row out");
        }
        if (isMeasured != read.error().isEmpty()) {
            fail(
                    "outcome is '%s' and error '%s'; an error belongs to an outcome that failed"
                            .formatted(read.outcome().text(), read.error()));
        }
        if (space.isPresent() && !read.space().equals(space.get().digest())) {
            fail(
                    "is of space %s, but that of %s is %s; name the space it is of"
                            .formatted(read.space(), space.get().name(), space.get().digest()));
        } else if (texts.isPresent() && !texts.get().of(read.genome()).equals(read.options())) {
            fail(
                    "genome %s has options %s, but the row has %s; one of the two was changed"
                            .formatted(
                                    read.genome(), texts.get().of(read.genome()), read.options()));
        } else if (texts.isEmpty()) {
            chosen.add(read, row.number()).ifPresent(this::fail);
        }
    }

    private Genome genome() {
        String cell = cell("genome");
        try {
            Genome genome = Genome.parse(cell);
            if (genome.length() != heading.variableNames().size()) {
                fail(
                        "genome %s has %d variables, but there are %d columns of options"
                                .formatted(cell, genome.length(), heading.variableNames().size()));
            } else if (space.isPresent()) {
                space.get().check(genome);
                if (!space.get().isCanonical(genome)) {
                    fail(
                            "genome %s is not canonical; that is %s"
                                    .formatted(cell, space.get().canonical(genome)));
                }
            }
            return genome;
        } catch (NumberFormatException e) {
            fail(
                    "column 'genome' is '%s'; expected option indices with commas between them"
                            .formatted(cell));
        } catch (IllegalArgumentException e) {
            fail(e.getMessage());
        }
        return Genome.of();
    }

    private Map<String, MetricValue> metrics() {
        Map<String, MetricValue> metrics = new LinkedHashMap<>();
        List<String> names = heading.metrics();
        for (int m = 0; m < names.size(); m++) {
            int column = heading.metricColumn(m);
            MetricColumn reader =
                    new MetricColumn(
                            names.get(m), Optional.empty(), column, column + 1, column + 2);
            Optional<MetricValue> value = reader.read(table, row, problems);
            if (value.isPresent()) {
                metrics.put(names.get(m), value.get());
            } else if (!row.cell(column + 1).isEmpty() || !row.cell(column + 2).isEmpty()) {
                fail("'%s' has a spread or standard error, but no value".formatted(names.get(m)));
            }
        }
        return metrics;
    }

    private OptionalLong duration() {
        String cell = text("duration_ms", t -> t.matches("\\d{0,15}"), "a whole number");
        return wrong || cell.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(cell));
    }

    private int whole(String column) {
        String cell = text(column, t -> t.matches("\\d{1,9}"), "a whole number of 0 or more");
        return cell.matches("\\d{1,9}") ? Integer.parseInt(cell) : 0;
    }

    private String text(String column, Predicate<String> isRight, String expected) {
        String cell = cell(column);
        if (!isRight.test(cell)) {
            wrong = true;
            problems.at(row, column, cell, expected);
        }
        return cell;
    }

    private <T> Optional<T> optional(
            String column, Function<String, Optional<T>> read, String expected) {
        String cell = cell(column);
        Optional<T> value = cell.isEmpty() ? Optional.empty() : read.apply(cell);
        if (value.isEmpty() && !(cell.isEmpty() && column.equals("measured_at"))) {
            wrong = true;
            problems.at(row, column, cell, expected);
        }
        return value;
    }

    private static Optional<Instant> instant(String cell) {
        try {
            return Optional.of(Instant.parse(cell));
        } catch (DateTimeException e) {
            return Timestamps.parse(cell);
        }
    }

    private static Optional<RowOutcome> outcome(String cell) {
        return Arrays.stream(RowOutcome.values()).filter(o -> o.text().equals(cell)).findFirst();
    }

    private String cell(String column) {
        return row.cell(table.column(column));
    }

    private void fail(String message) {
        wrong = true;
        problems.at(row, message);
    }
}
