package dev.linas.benchmarks.suite;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The finished trials of a run of the suite, a line each, written as they end: so a run that was
 * stopped goes on. Not thread-safe.
 */
final class TrialFile {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final int KEYS = 3;

    private final Path file;
    private final List<String> heading;
    private final List<SuiteTrial> trials = new ArrayList<>();

    /**
     * @param milestones numbers of evaluations that shares are told after
     * @param resume whether trials that stand in the file count; else it begins anew
     * @throws UserError if it cannot be read, or holds other milestones
     */
    TrialFile(Path file, List<Integer> milestones, boolean resume) {
        this.file = file;
        this.heading = new ArrayList<>(List.of("problem", "configuration", "seed"));
        milestones.forEach(at -> heading.add("share@" + at));
        if (resume && Files.exists(file)) {
            read();
        } else {
            write(heading, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    List<SuiteTrial> trials() {
        return List.copyOf(trials);
    }

    void add(SuiteTrial trial) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                trial.problem(),
                                trial.configuration(),
                                Long.toString(trial.seed())));
        trial.shares().forEach(share -> cells.add(Double.toString(share)));
        write(cells, StandardOpenOption.APPEND);
        trials.add(trial);
    }

    private void read() {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSV.parse(reader)) {
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() == 1) {
                    requireHeading(row.toList());
                } else {
                    trials.add(trial(row));
                }
            }
        } catch (IOException e) {
            throw new UserError("--resume: %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void requireHeading(List<String> found) {
        if (!found.equals(heading)) {
            throw new UserError(
                    ("--resume: %s has the columns %s; expected %s. Give the same --at, or"
                                    + " another --output")
                            .formatted(file, found, heading));
        }
    }

    private static SuiteTrial trial(CSVRecord row) {
        List<Double> shares = new ArrayList<>();
        for (int column = KEYS; column < row.size(); column++) {
            shares.add(Double.valueOf(row.get(column)));
        }
        return new SuiteTrial(row.get(0), row.get(1), Long.parseLong(row.get(2)), shares);
    }

    private void write(List<String> cells, StandardOpenOption... how) {
        try (Writer writer = Files.newBufferedWriter(file, how)) {
            CSV.printRecord(writer, cells.toArray());
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
