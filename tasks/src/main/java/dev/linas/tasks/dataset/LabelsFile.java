package dev.linas.tasks.dataset;

import dev.linas.core.file.RegularFile;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.FolderListing.Entry;
import dev.linas.tasks.settings.DataFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The file {@code labels.csv}, UTF-8, with the columns {@code file,label}: one image a record. */
final class LabelsFile {
    static final String FILE = "labels.csv";

    private static final int NAMED = 10;

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

    private final Path folder;
    private final int classes;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** The first record of each image that nothing is wrong with. */
    private final Map<Path, CSVRecord> records = new HashMap<>();

    private LabelsFile(Path folder, int classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /**
     * Lists the images, in the order of the file.
     *
     * @throws InvalidDatasetException naming every record whose image is not there, whose label is
     *     no class, or whose image has another label in an earlier record
     */
    static FolderListing list(Path folder, Path csv, ImageClassification format)
            throws IOException {
        LabelsFile labels = new LabelsFile(folder, format.classes());
        try (CSVParser parser = CSVParser.parse(text(csv), CSV)) {
            if (!parser.getHeaderNames().containsAll(List.of("file", "label"))) {
                throw new InvalidDatasetException(
                        "%s: has the columns %s; expected file,label"
                                .formatted(csv, parser.getHeaderNames()));
            }
            parser.forEach(labels::add);
        }
        if (!labels.problems.isEmpty()) {
            throw new InvalidDatasetException(csv + ": " + first(labels.problems));
        }
        return new FolderListing(labels.entries, List.of(), List.of());
    }

    private void add(CSVRecord record) {
        Path file = folder.resolve(record.get("file"));
        String label = record.get("label");
        if (!Files.isRegularFile(file)) {
            refuse(record, "there is no file " + file);
            return;
        }
        if (!label.matches("[0-9]{1,9}") || label(record) >= classes) {
            refuse(
                    record,
                    "label '%s' is unknown; the network knows the classes 0 to %d"
                            .formatted(label, classes - 1));
            return;
        }
        CSVRecord earlier = records.putIfAbsent(file, record);
        if (earlier != null && label(earlier) != label(record)) {
            refuse(
                    record,
                    "%s has label %d, and %d in record %d"
                            .formatted(
                                    file,
                                    label(record),
                                    label(earlier),
                                    earlier.getRecordNumber()));
            return;
        }
        entries.add(new Entry(file, label(record)));
    }

    private static int label(CSVRecord record) {
        return Integer.parseInt(record.get("label"));
    }

    private void refuse(CSVRecord record, String problem) {
        problems.add("record %d: %s".formatted(record.getRecordNumber(), problem));
    }

    private static String first(List<String> problems) {
        String text = String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())));
        return problems.size() > NAMED
                ? "%s; and %d more".formatted(text, problems.size() - NAMED)
                : text;
    }

    private static String text(Path csv) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = DataFile.text(RegularFile.bytes(csv))) {
            reader.transferTo(text);
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new InvalidDatasetException(csv + ": is no UTF-8; save it as UTF-8", e);
        }
    }
}
