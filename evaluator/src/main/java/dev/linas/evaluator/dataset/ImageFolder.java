package dev.linas.evaluator.dataset;

import dev.linas.evaluator.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder of images. Either it has {@code labels.csv} with the columns {@code file,label}, or one
 * sub-folder per class, the first in sorted order being class 0. Images are made to fit by {@link
 * CenterCrop}.
 */
final class ImageFolder implements DatasetSource {
    private static final String LABELS = "labels.csv";
    private static final Set<String> SUFFIXES = Set.of("png", "jpg", "jpeg", "bmp", "gif");
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

    private final Path folder;
    private final ImageFormat format;
    private final List<Entry> entries;

    private ImageFolder(Path folder, ImageFormat format, List<Entry> entries) {
        this.folder = folder;
        this.format = format;
        this.entries = List.copyOf(entries);
    }

    /** An image and its class. */
    record Entry(Path file, int label) {}

    static ImageFolder open(Path folder, ImageFormat format) {
        try {
            Path csv = folder.resolve(LABELS);
            List<Entry> entries =
                    Files.exists(csv) ? listed(folder, csv, format) : perClass(folder, format);
            if (entries.isEmpty()) {
                throw new InvalidDatasetException(
                        "%s: holds no images; expected %s or one sub-folder per class, with files %s"
                                .formatted(folder, LABELS, SUFFIXES.stream().sorted().toList()));
            }
            return new ImageFolder(folder, format, entries);
        } catch (IOException e) {
            throw new InvalidDatasetException(folder + ": cannot be read: " + e, e);
        }
    }

    private static List<Entry> listed(Path folder, Path csv, ImageFormat format)
            throws IOException {
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
        return entries;
    }

    private static int label(String place, String text, int classes) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) < classes) {
            return Integer.parseInt(text);
        }
        throw new InvalidDatasetException(
                "%s: label '%s' is unknown; the network knows the classes 0 to %d"
                        .formatted(place, text, classes - 1));
    }

    private static List<Entry> perClass(Path folder, ImageFormat format) throws IOException {
        List<Path> classes = sorted(folder).stream().filter(Files::isDirectory).toList();
        if (classes.size() > format.classes()) {
            throw new InvalidDatasetException(
                    "%s: has %d sub-folders, so class %s is unknown; the network knows %d classes"
                            .formatted(
                                    folder,
                                    classes.size(),
                                    classes.get(format.classes()).getFileName(),
                                    format.classes()));
        }
        List<Entry> entries = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : sorted(classes.get(label))) {
                if (Files.isRegularFile(file) && SUFFIXES.contains(suffix(file))) {
                    entries.add(new Entry(file, label));
                }
            }
        }
        return entries;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        }
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Dataset at(int resolution) {
        return new CroppedImages(entries, format, resolution);
    }

    /** Adds names, labels and lengths of the images: reading them all could take hours. */
    @Override
    public void addTo(Fingerprint fingerprint, String label) {
        for (Entry entry : entries) {
            try {
                fingerprint.with(
                        label,
                        List.of(
                                folder.relativize(entry.file()).toString(),
                                Integer.toString(entry.label()),
                                Long.toString(Files.size(entry.file()))));
            } catch (IOException e) {
                throw new InvalidDatasetException(entry.file() + ": cannot be read: " + e, e);
            }
        }
    }
}
