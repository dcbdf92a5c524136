package dev.linas.tasks.dataset;

import dev.linas.core.file.RegularFile;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.FolderListing.Entry;
import dev.linas.tasks.settings.CsvRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file {@code labels.csv}, UTF-8, with the columns {@code file,label}: one image a line. */
final class LabelsFile {
    static final String FILE = "labels.csv";

    private static final int NAMED = 10;

    /**
     * An image that is labelled.
     *
     * @param label its class
     * @param line where that stands
     */
    private record Labelled(int label, long line) {}

    private final Path folder;
    private final int classes;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<Path, Labelled> labelled = new HashMap<>();
    private final List<String> repeats = new ArrayList<>();

    private LabelsFile(Path folder, int classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /**
     * Lists the images, in the order of the file. An image that is there again counts once.
     *
     * @throws InvalidDatasetException naming every line whose image is not there, whose label is no
     *     class, or whose image has another label in an earlier line
     */
    static FolderListing list(Path folder, Path csv, ImageClassification format)
            throws IOException {
        CsvRows table = read(csv);
        int file = table.heading().indexOf("file");
        int label = table.heading().indexOf("label");
        if (!table.repeated().isEmpty()) {
            throw new InvalidDatasetException(
                    "%s: several columns are called %s; rename or take out all but one"
                            .formatted(csv, String.join(", ", table.repeated())));
        }
        if (file < 0 || label < 0) {
            throw new InvalidDatasetException(
                    "%s: has the columns %s; expected file,label%s"
                            .formatted(csv, table.heading(), table.separatorHint()));
        }
        LabelsFile labels = new LabelsFile(folder, format.classes());
        for (CsvRows.Row row : table.rows()) {
            Optional<String> fault = table.fault(row);
            if (fault.isPresent()) {
                labels.problems.add(fault.get());
            } else {
                labels.add(row.line(), row.cell(file).orElse(""), row.cell(label).orElse(""));
            }
        }
        if (!labels.problems.isEmpty()) {
            throw new InvalidDatasetException(csv + ": " + first(labels.problems));
        }
        return new FolderListing(labels.entries, List.of(), labels.remarks(csv));
    }

    private static CsvRows read(Path csv) throws IOException {
        try {
            return CsvRows.read(RegularFile.bytes(csv))
                    .orElseThrow(
                            () ->
                                    new InvalidDatasetException(
                                            csv + ": is empty; expected file,label"));
        } catch (CsvRows.InvalidCsvException e) {
            throw new InvalidDatasetException("%s, %s".formatted(csv, e.getMessage()), e);
        }
    }

    private void add(long line, String name, String text) {
        Optional<Path> file = file(name);
        if (file.isEmpty()) {
            refuse(line, "there is no file '%s' in %s".formatted(name, folder));
            return;
        }
        int label = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : classes;
        if (label >= classes) {
            refuse(
                    line,
                    "label '%s' is unknown; the network knows the classes 0 to %d"
                            .formatted(text, classes - 1));
            return;
        }
        Labelled earlier = labelled.putIfAbsent(file.get(), new Labelled(label, line));
        if (earlier == null) {
            entries.add(new Entry(file.get(), label));
        } else if (earlier.label() == label) {
            repeats.add(name);
        } else {
            refuse(
                    line,
                    "%s has label %d, and %d in line %d"
                            .formatted(file.get(), label, earlier.label(), earlier.line()));
        }
    }

    private Optional<Path> file(String name) {
        try {
            return Optional.of(folder.resolve(name).normalize()).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<String> remarks(Path csv) {
        List<String> remarks = new ArrayList<>();
        if (!repeats.isEmpty()) {
            remarks.add(
                    "%s: names images twice, which count once: %s"
                            .formatted(csv, ClassFolders.named(repeats)));
        }
        List<String> unlabelled =
                imagesBeside().stream()
                        .filter(image -> !labelled.containsKey(image.normalize()))
                        .map(image -> folder.relativize(image).toString())
                        .toList();
        if (!unlabelled.isEmpty()) {
            remarks.add(
                    "%s: does not name %d images of the folder, so they do not count: %s"
                            .formatted(csv, unlabelled.size(), ClassFolders.named(unlabelled)));
        }
        return remarks;
    }

    /** What lies in a folder that cannot be looked through is nobody's business here. */
    private List<Path> imagesBeside() {
        try {
            return ClassFolders.imagesWithin(folder);
        } catch (InvalidDatasetException | IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private void refuse(long line, String problem) {
        problems.add("line %d: %s".formatted(line, problem));
    }

    private static String first(List<String> problems) {
        String text = String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())));
        return problems.size() > NAMED
                ? "%s; and %d more".formatted(text, problems.size() - NAMED)
                : text;
    }
}
