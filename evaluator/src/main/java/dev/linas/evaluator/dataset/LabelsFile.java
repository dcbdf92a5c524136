package dev.linas.evaluator.dataset;

import dev.linas.evaluator.dataset.FolderListing.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The file {@code labels.csv}, UTF-8, with the columns {@code file,label}: one image a record. */
final class LabelsFile {
    static final String FILE = "labels.csv";

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

    private LabelsFile() {}

    /**
     * Lists the images, in the order of the file.
     *
     * @throws InvalidDatasetException naming file and record, if an image is not there or its label is
     *     no class
     */
    static FolderListing list(Path folder, Path csv, ImageFormat format) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(csv), CSV)) {
            if (!parser.getHeaderNames().containsAll(List.of("file", "label"))) {
                throw new InvalidDatasetException(
                        "%s: has the columns %s; expected file,label"
                                .formatted(csv, parser.getHeaderNames()));
            }
            for (CSVRecord record : parser) {
                Path file = folder.resolve(record.get("file"));
                String place = csv + ", record " + record.getRecordNumber();
                if (!Files.isRegularFile(file)) {
                    throw new InvalidDatasetException(
                            "%s: there is no file %s".formatted(place, file));
                }
                entries.add(new Entry(file, label(place, record.get("label"), format.classes())));
            }
        }
        return new FolderListing(entries, List.of(), List.of());
    }

    private static int label(String place, String text, int classes) {
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) < classes) {
            return Integer.parseInt(text);
        }
        throw new InvalidDatasetException(
                "%s: label '%s' is unknown; the network knows the classes 0 to %d"
                        .formatted(place, text, classes - 1));
    }
}
