package dev.linas.tasks.dataset;

import dev.linas.supernet.task.ImageClassification;
import dev.linas.tasks.dataset.FolderListing.Entry;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Images in one sub-folder per class, at any depth within it. Folders without images and hidden
 * ones are no classes. The rest are in order of their names, of their numbers where every name is
 * one, or in that of {@code classes.txt}, whose lines name the folders of class 0, 1, and so on.
 */
final class ClassFolders {
    /** Also formats that cannot be read: to leave those out would measure something else. */
    private static final Set<String> SUFFIXES =
            Set.of(
                    "png", "jpg", "jpeg", "jpe", "jfif", "bmp", "gif", "webp", "tif", "tiff", "ppm",
                    "pgm", "pbm", "jp2", "avif", "heic");

    private static final int NAMED = 10;

    private ClassFolders() {}

    /**
     * Lists the images.
     *
     * @param labelled whether the folders must be the classes of the network, one for each
     * @throws InvalidDatasetException if the folders are not the classes of the network
     */
    static FolderListing list(Path folder, ImageClassification format, boolean labelled)
            throws IOException {
        Map<String, List<Path>> imagesByFolder = new TreeMap<>();
        UnusedFiles unused = new UnusedFiles(folder);
        for (Path sub : sorted(folder)) {
            String name = sub.getFileName().toString();
            if (!Files.isDirectory(sub)) {
                if (isImage(sub)) {
                    unused.besideFolders(sub);
                }
                continue;
            }
            List<Path> images =
                    isHidden(sub)
                            ? List.of()
                            : images(sub, List.of(folder.toRealPath()), unused::noImage);
            if (images.isEmpty()) {
                unused.noClass(name);
            } else {
                imagesByFolder.put(name, images);
            }
        }
        Path order = folder.resolve(ClassOrder.FILE);
        boolean isMapped = Files.exists(order);
        List<String> classes =
                isMapped
                        ? ClassOrder.read(order, imagesByFolder.keySet(), format.classes())
                        : inOrder(imagesByFolder.keySet());
        if (labelled && !isMapped && !classes.isEmpty()) {
            requireDistinctNumbers(folder, classes);
            requireAll(folder, classes, format.classes());
        }
        List<Entry> entries = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path image : imagesByFolder.getOrDefault(classes.get(label), List.of())) {
                entries.add(new Entry(image, label));
            }
        }
        List<String> absent =
                classes.stream()
                        .filter(name -> !name.isEmpty() && !imagesByFolder.containsKey(name))
                        .toList();
        if (!absent.isEmpty()) {
            unused.absent(order, absent);
        }
        return new FolderListing(entries, classes, unused.remarks());
    }

    private static void requireAll(Path folder, List<String> sorted, int classes) {
        if (sorted.size() != classes) {
            throw new InvalidDatasetException(
                    ("%s: has %d class folders (%s)%s; the network knows %d classes. Add a file %s"
                         + " that names the folder of class 0, 1, … line by line (an empty line"
                         + " where there is none), or %s")
                            .formatted(
                                    folder,
                                    sorted.size(),
                                    named(sorted),
                                    sorted.size() > classes
                                            ? ", so class %s is unknown"
                                                    .formatted(sorted.get(classes))
                                            : "",
                                    classes,
                                    ClassOrder.FILE,
                                    LabelsFile.FILE));
        }
    }

    private static List<String> inOrder(Set<String> names) {
        Comparator<String> order =
                names.stream().allMatch(name -> name.matches("[0-9]+"))
                        ? Comparator.<String, BigInteger>comparing(BigInteger::new)
                                .thenComparing(Comparator.naturalOrder())
                        : Comparator.naturalOrder();
        return names.stream().sorted(order).toList();
    }

    private static void requireDistinctNumbers(Path folder, List<String> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            requireTwo(folder, sorted.get(i - 1), sorted.get(i));
        }
    }

    /** Neighbours in the order of numbers that are one number in two spellings. */
    private static void requireTwo(Path folder, String one, String other) {
        if (one.matches("[0-9]+")
                && other.matches("[0-9]+")
                && new BigInteger(one).equals(new BigInteger(other))) {
            throw new InvalidDatasetException(
                    ("%s: the folders '%s' and '%s' are the same number, so their classes are"
                         + " doubtful; put their images into one folder, or say in %s which class"
                         + " each is")
                            .formatted(folder, one, other, ClassOrder.FILE));
        }
    }

    /** The first names and how many more there are. */
    static String named(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + ", … " + (names.size() - NAMED) + " more" : first;
    }

    /**
     * @param above the folders that this one is in, as they are without links
     * @throws InvalidDatasetException if it is one of them, so that it has no end
     */
    private static List<Path> images(Path folder, List<Path> above, Consumer<Path> others)
            throws IOException {
        Path real = folder.toRealPath();
        if (above.contains(real)) {
            throw new InvalidDatasetException(
                    ("%s: is a link to %s, which it is in, so its images would be counted"
                                    + " without end; remove the link")
                            .formatted(folder, real));
        }
        List<Path> within = new ArrayList<>(above);
        within.add(real);
        List<Path> images = new ArrayList<>();
        for (Path path : sorted(folder)) {
            if (Files.isDirectory(path)) {
                if (!isHidden(path)) {
                    images.addAll(images(path, within, others));
                }
            } else if (isImage(path)) {
                images.add(path);
            } else {
                others.accept(path);
            }
        }
        return images;
    }

    /** All images of a folder at any depth, by their names; hidden folders aside. */
    static List<Path> imagesWithin(Path folder) throws IOException {
        return images(folder, List.of(), other -> {});
    }

    private static boolean isImage(Path file) {
        return SUFFIXES.contains(suffix(file));
    }

    private static boolean isHidden(Path folder) throws IOException {
        return folder.getFileName().toString().startsWith(".") || Files.isHidden(folder);
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
