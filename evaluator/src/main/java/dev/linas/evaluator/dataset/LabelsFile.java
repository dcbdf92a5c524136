package dev.linas.evaluator.dataset;

import dev.linas.evaluator.dataset.FolderListing.Entry;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The file {@code labels.csv}, UTF-8, with the columns {@code file,label}: one image a record. */
final class LabelsFile {
    static final String FILE = "labels.csv";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int NAMED = 10;

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

    private LabelsFile() {}

    /**
     * Lists the images, in the order of the file.
     *
     * @throws InvalidDatasetException naming every record whose image is not there, whose label is
     *     no class, or whose image has another label in an earlier record
     */
    static FolderListing list(Path folder, Path csv, ImageFormat format) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<Path, Long> recordOf = new HashMap<>();
        Map<Path, Integer> labelOf = new HashMap<>();
        try (CSVParser parser = CSVParser.parse(text(csv), CSV)) {
            if (!parser.getHeaderNames().containsAll(List.of("file", "label"))) {
                throw new InvalidDatasetException(
                        "%s: has the columns %s; expected file,label"
                                .formatted(csv, parser.getHeaderNames()));
            }
            for (CSVRecord record : parser) {
                Path file = folder.resolve(record.get("file"));
                OptionalInt label = label(record.get("label"), format.classes());
                Optional<String> problem = problem(file, record.get("label"), label, format);
                if (problem.isEmpty() && labelOf.containsKey(file)) {
                    problem =
                            labelOf.get(file) == label.getAsInt()
                                    ? Optional.empty()
                                    : Optional.of(
                                            "%s has label %d, and %d in record %d"
                                                    .formatted(
                                                            file,
                                                            label.getAsInt(),
                                                            labelOf.get(file),
                                                            recordOf.get(file)));
                }
                problem.ifPresent(
                        text ->
                                problems.add(
                                        "record %d: %s".formatted(record.getRecordNumber(), text)));
                if (problem.isEmpty()) {
                    recordOf.putIfAbsent(file, record.getRecordNumber());
                    labelOf.putIfAbsent(file, label.getAsInt());
                    entries.add(new Entry(file, label.getAsInt()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDatasetException(csv + ": " + first(problems));
        }
        return new FolderListing(entries, List.of(), List.of());
    }

    /** What is wrong with a record by itself. */
    private static Optional<String> problem(
            Path file, String written, OptionalInt label, ImageFormat format) {
        if (!Files.isRegularFile(file)) {
            return Optional.of("there is no file " + file);
        }
        return label.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "label '%s' is unknown; the network knows the classes 0 to %d"
                                .formatted(written, format.classes() - 1));
    }

    private static OptionalInt label(String text, int classes) {
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) < classes
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static String first(List<String> problems) {
        String text = String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())));
        return problems.size() > NAMED
                ? "%s; and %d more".formatted(text, problems.size() - NAMED)
                : text;
    }

    /** Its text, without the mark of byte order that spreadsheets put in front. */
    private static String text(Path csv) throws IOException {
        try {
            String text = Files.readString(csv);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidDatasetException(csv + ": is no UTF-8; save it as UTF-8", e);
        }
    }
}
